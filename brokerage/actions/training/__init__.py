"""A training case's journey, from a question to finished learners."""

from brokerage.actions.training.cases import (
    decline,
    edit_case,
    hold,
    identify_needs,
    no_provision,
    open_case,
    resume,
    withdraw,
)
from brokerage.actions.training.delivery import (
    ask_feedback,
    close,
    complete,
    confirm_funding,
    enrol,
    give_feedback,
    start_learning,
)
from brokerage.actions.training.options import (
    add_option,
    choose,
    drop_option,
    edit_option,
    fund_option,
    prepare,
    send,
)
from brokerage.actions.training.referrals import (
    acknowledge,
    propose,
    provider_declines,
    provider_in_touch,
    re_refer,
    refer,
)

__all__ = [
    "acknowledge",
    "add_option",
    "ask_feedback",
    "choose",
    "close",
    "complete",
    "confirm_funding",
    "decline",
    "drop_option",
    "edit_case",
    "edit_option",
    "enrol",
    "fund_option",
    "give_feedback",
    "hold",
    "identify_needs",
    "no_provision",
    "open_case",
    "prepare",
    "propose",
    "provider_declines",
    "provider_in_touch",
    "re_refer",
    "refer",
    "resume",
    "send",
    "start_learning",
    "withdraw",
]
