"""Provision designed with employers, gate by gate."""

from brokerage.actions.programmes.cohorts import add_cohort, edit_cohort, record_results
from brokerage.actions.programmes.gates import (
    agree_spec,
    cancel,
    complete,
    deliver,
    design,
    evaluate,
    fund,
    open_spec,
    pause,
    recruit,
    recruit_employers,
    repeat,
    resume,
    retire,
    select_provider,
    sign_off,
)
from brokerage.actions.programmes.money import add_funding, confirm_funding_line, set_cost
from brokerage.actions.programmes.parties import add_party, edit_party, start
from brokerage.actions.programmes.sign_offs import ask_sign_off, decide_sign_off
from brokerage.actions.programmes.specs import comment, edit_spec, reply, write_spec

__all__ = [
    "add_cohort",
    "add_funding",
    "add_party",
    "agree_spec",
    "ask_sign_off",
    "cancel",
    "comment",
    "complete",
    "confirm_funding_line",
    "decide_sign_off",
    "deliver",
    "design",
    "edit_cohort",
    "edit_party",
    "edit_spec",
    "evaluate",
    "fund",
    "open_spec",
    "pause",
    "record_results",
    "recruit",
    "recruit_employers",
    "repeat",
    "reply",
    "resume",
    "retire",
    "select_provider",
    "set_cost",
    "sign_off",
    "start",
    "write_spec",
]
