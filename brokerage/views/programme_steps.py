"""The gates of a programme and the steps of its parts: who may take each, and what it does."""

from collections.abc import Callable
from typing import Any

from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from brokerage.actions import programmes as actions
from brokerage.enums import PartyRole, SignOffStatus, SpecStatus
from brokerage.enums import ProgrammeStatus as S
from brokerage.forms.programmes import (
    AgreeSpecForm,
    AskSignOffForm,
    BringsForm,
    CohortForm,
    CohortResultsForm,
    CommentForm,
    ConfirmLineForm,
    CostForm,
    EmployerPartyForm,
    EvaluateForm,
    FundingLineForm,
    PartnerForm,
    ProviderPartyForm,
    ReplyForm,
    SelectProviderForm,
    SignOffForm,
    SpecForm,
)
from brokerage.forms.steps import ReasonForm
from brokerage.policies.programmes import ENDED
from brokerage.transitions import PROGRAMME
from brokerage.views.steps import Step, Taken


def _simply(action: Callable[..., Any], said: str, subject: str = "programme") -> Callable[[Taken], str]:
    """An action that takes the subject and the answers as they are."""

    def act(taken: Taken) -> str:
        action(**{subject: taken.subject}, **taken.answers, **taken.who)
        return said

    return act


def _joins(role: PartyRole, field: str) -> Callable[[Taken], str]:
    def act(taken: Taken) -> str:
        body = taken.answers[field]
        actions.add_party(
            programme=taken.subject, role=role, **{field: body}, **taken.form.brings(), **taken.who
        )
        return f"{body} joined."

    return act


def _edit_party(taken: Taken) -> str:
    actions.edit_party(party=taken.subject, **taken.form.brings(), **taken.who)
    return "Saved."


def _funding_line(taken: Taken) -> str:
    actions.add_funding(programme=taken.subject, **taken.form.terms(), **taken.who)
    return "Amount added."


def _sign(taken: Taken) -> str:
    row = actions.decide_sign_off(sign_off=taken.subject, **taken.form.terms(), **taken.who)
    if row.status == SignOffStatus.REFUSED:
        return "Refused: the programme is back in design."
    return f"{row.party}: {row.get_status_display().lower()}."


def _at(*states: S) -> Callable[[Any], bool]:
    return lambda programme: programme.status in states


def _may_become(status: S) -> Callable[[Any], bool]:
    return lambda programme: status in PROGRAMME[S(programme.status)]


def _always(_row: Any) -> bool:
    return True


def _running(programme: Any) -> bool:
    return programme.status not in ENDED


def _may_write_spec(programme: Any) -> bool:
    early = {S.IDEA, S.EMPLOYERS_RECRUITED, S.PAUSED, *ENDED}
    if programme.status in early:
        return False
    return not programme.specs.filter(status__in=[SpecStatus.DRAFT, SpecStatus.OPEN]).exists()


_D = P.DESIGN_PROGRAMMES
STEPS = [
    Step(
        "recruit-employers",
        "Employers are on board",
        _D,
        _simply(actions.recruit_employers, "Employers are on board."),
        _at(S.IDEA),
        primary=True,
    ),
    Step(
        "design",
        "Start the design",
        _D,
        _simply(actions.design, "In design: write the specification."),
        _at(S.EMPLOYERS_RECRUITED, S.REPEAT),
        primary=True,
    ),
    Step(
        "write-spec",
        "Write a version of the specification",
        _D,
        _simply(actions.write_spec, "Version written."),
        _may_write_spec,
        SpecForm,
        lead="After sign-off a new version goes back to the design.",
    ),
    Step(
        "open-spec",
        "Open it for comment",
        _D,
        _simply(actions.open_spec, "Open for comment."),
        _at(S.DESIGN),
        primary=True,
    ),
    Step(
        "agree-spec",
        "The specification is agreed",
        _D,
        _simply(actions.agree_spec, "Specification agreed."),
        _at(S.SPEC_OPEN),
        AgreeSpecForm,
        primary=True,
    ),
    Step(
        "fund",
        "The money is complete",
        P.CONFIRM_FUNDING,
        _simply(actions.fund, "Funded."),
        _at(S.SPEC_AGREED),
        primary=True,
    ),
    Step(
        "select-provider",
        "Select the provider",
        P.SELECT_PROVIDERS,
        _simply(actions.select_provider, "Provider selected."),
        _at(S.FUNDED),
        SelectProviderForm,
        primary=True,
    ),
    Step(
        "ask-sign-off",
        "Ask for sign-off",
        _D,
        _simply(actions.ask_sign_off, "Sign-off asked."),
        _at(S.PROVIDER_SELECTED),
        AskSignOffForm,
    ),
    Step(
        "sign-off",
        "Everybody has signed off",
        _D,
        _simply(actions.sign_off, "Signed off."),
        _at(S.PROVIDER_SELECTED),
        primary=True,
    ),
    Step(
        "recruit",
        "Start recruiting",
        _D,
        _simply(actions.recruit, "Recruiting."),
        _at(S.SIGNED_OFF, S.REPEAT),
        primary=True,
    ),
    Step(
        "deliver",
        "Delivery has started",
        _D,
        _simply(actions.deliver, "Delivering."),
        _at(S.RECRUITING),
        primary=True,
    ),
    Step(
        "complete",
        "Delivery is complete",
        _D,
        _simply(actions.complete, "Completed."),
        _at(S.DELIVERING),
        primary=True,
    ),
    Step(
        "evaluate",
        "Evaluate",
        _D,
        _simply(actions.evaluate, "Evaluated."),
        _at(S.COMPLETED),
        EvaluateForm,
        primary=True,
    ),
    Step("repeat", "Repeat it", _D, _simply(actions.repeat, "To be repeated."), _may_become(S.REPEAT)),
    Step("retire", "Retire it", _D, _simply(actions.retire, "Retired."), _may_become(S.RETIRED)),
    Step("resume", "Take it up again", _D, _simply(actions.resume, "Taken up again."), _at(S.PAUSED)),
    Step(
        "employer", "Add an employer", _D, _joins(PartyRole.EMPLOYER, "employer"), _running, EmployerPartyForm
    ),
    Step("partner", "Add a partner", _D, _joins(PartyRole.PARTNER, "agency"), _running, PartnerForm),
    Step(
        "provider", "Add a provider", _D, _joins(PartyRole.PROVIDER, "provider"), _running, ProviderPartyForm
    ),
    Step(
        "cost",
        "Set the cost",
        _D,
        _simply(actions.set_cost, "Cost saved."),
        _running,
        CostForm,
        lead="A change of more than 10% after sign-off asks everybody again.",
        also=P.CONFIRM_FUNDING,
    ),
    Step("money", "Add money", _D, _funding_line, _running, FundingLineForm, also=P.CONFIRM_FUNDING),
    Step("cohort", "Add a cohort", _D, _simply(actions.add_cohort, "Cohort added."), _running, CohortForm),
    Step("pause", "Pause it", _D, _simply(actions.pause, "Paused."), _may_become(S.PAUSED), ReasonForm),
    Step(
        "cancel",
        "Cancel it",
        _D,
        _simply(actions.cancel, "Cancelled. Whoever leads each employer has an action to tell them."),
        _may_become(S.CANCELLED),
        ReasonForm,
        danger=True,
    ),
]
# Beside the part of the page they belong to, not among the gates.
BESIDE = {"employer", "partner", "provider", "cost", "money", "cohort", "write-spec"}

PARTY_STEPS = [Step("edit", "What they bring", _D, _edit_party, _always, BringsForm)]
SPEC_STEPS = [
    Step(
        "edit",
        "Edit this version",
        _D,
        _simply(actions.edit_spec, "Version saved.", "spec"),
        lambda spec: spec.status in {SpecStatus.DRAFT, SpecStatus.OPEN},
        SpecForm,
    ),
    Step(
        "comment",
        "Record a comment",
        _D,
        _simply(actions.comment, "Comment recorded.", "spec"),
        lambda spec: spec.status == SpecStatus.OPEN,
        CommentForm,
    ),
]
COMMENT_STEPS = [
    Step(
        "reply",
        "Reply",
        _D,
        _simply(actions.reply, "Reply recorded.", "comment"),
        lambda comment: comment.replied_at is None,
        ReplyForm,
    )
]
SIGN_OFF_STEPS = [
    Step(
        "answer", "Record the answer", _D, _sign, lambda row: row.status == SignOffStatus.PENDING, SignOffForm
    )
]
LINE_STEPS = [
    Step(
        "confirm",
        "Confirm",
        P.CONFIRM_FUNDING,
        _simply(actions.confirm_funding_line, "Confirmed.", "line"),
        lambda line: line.confirmed_on is None,
        ConfirmLineForm,
    )
]
COHORT_STEPS = [
    Step(
        "edit",
        "Dates and places",
        _D,
        _simply(actions.edit_cohort, "Cohort saved.", "cohort"),
        _always,
        CohortForm,
        lead="A large change after sign-off asks everybody again.",
    ),
    Step(
        "results",
        "Record results",
        _D,
        _simply(actions.record_results, "Results recorded.", "cohort"),
        lambda cohort: cohort.programme.status in {S.DELIVERING, S.COMPLETED},
        CohortResultsForm,
    ),
]
