"""The steps of a training case: who may take each, when its button shows, and what it does."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from brokerage.actions import training as actions
from brokerage.enums import CaseStatus as Case
from brokerage.enums import GapReason, OptionStatus
from brokerage.forms.steps import NoteForm, ReasonForm
from brokerage.forms.training import (
    CaseForm,
    CaseNeedsForm,
    ChooseForm,
    EnrolForm,
    FeedbackForm,
    NoProvisionForm,
    OptionForm,
    OptionFundingForm,
    PrepareForm,
    ProposeForm,
    ReferForm,
    ReReferForm,
    ResultsForm,
    SendForm,
)
from brokerage.policies.training import CHOICE_OPEN, OPTIONS_OPEN, can_re_refer
from brokerage.queries.training import suggests_cluster
from brokerage.transitions import TRAINING
from brokerage.views.steps import Step, Taken


def _edit(taken: Taken) -> str:
    actions.edit_case(case=taken.subject, **taken.form.terms(), **taken.who)
    return "Case saved."


def _needs(taken: Taken) -> str:
    actions.identify_needs(
        case=taken.subject, assessment=taken.form.assessment, needs=taken.form.chosen(), **taken.who
    )
    return "Need identified. Now find options."


def _prepare(taken: Taken) -> str:
    actions.prepare(case=taken.subject, **taken.answers, **taken.who)
    return "Options prepared."


def _send(taken: Taken) -> str:
    contact = taken.form.contacts[taken.answers["contact"]]
    actions.send(case=taken.subject, contact=contact, **taken.who)
    return f"Options sent to {contact}."


def _choose(taken: Taken) -> str:
    option = taken.form.options[taken.answers["option"]]
    actions.choose(
        case=taken.subject,
        option=option,
        reason=taken.answers["reason"],
        rejected=taken.form.rejected(),
        **taken.who,
    )
    return f"They chose {option}."


def _refer(taken: Taken) -> str:
    case = actions.refer(case=taken.subject, **taken.form.terms(), **taken.who)
    return f"Referred to {case.chosen.provider}." if case.chosen else "Referred."


def _re_refer(taken: Taken) -> str:
    option = taken.form.options[taken.answers["option"]]
    actions.re_refer(case=taken.subject, option=option, reason=taken.answers["reason"], **taken.who)
    return f"Referred to {option.provider} instead."


def _propose(taken: Taken) -> str:
    actions.propose(case=taken.subject, **taken.answers, **taken.who)
    return "Proposal made."


def _enrol(taken: Taken) -> str:
    made = actions.enrol(
        case=taken.subject,
        started_on=taken.answers["started_on"],
        counts=taken.form.counts(),
        **taken.who,
    )
    return f"{sum(one.started for one in made):,} enrolled."


def _complete(taken: Taken) -> str:
    results = {one: actions.Result(**counts) for one, counts in taken.form.results()}
    actions.complete(case=taken.subject, results=results, **taken.who)
    return "Results recorded."


def _feedback(taken: Taken) -> str:
    case = actions.give_feedback(case=taken.subject, **taken.answers, **taken.who)
    return f"Feedback recorded: {case.score} of 10."


def _no_provision(taken: Taken) -> str:
    reason = GapReason(taken.answers["reason"])
    gaps = actions.no_provision(case=taken.subject, reason=reason, note=taken.answers["note"], **taken.who)
    said = "Recorded as a gap in local provision."
    if suggests_cluster([gap.need for gap in gaps], timezone.now()):
        said += (
            " Other employers lack the same: think of one course for several, or of designing one together."
        )
    return said


def _simply(action: Callable[..., Any], said: str) -> Callable[[Taken], str]:
    """An action that takes the case and the answers as they are."""

    def act(taken: Taken) -> str:
        action(case=taken.subject, **taken.answers, **taken.who)
        return said

    return act


def _at(*states: Case) -> Callable[[Any], bool]:
    return lambda case: case.status in states


def _may_become(status: Case) -> Callable[[Any], bool]:
    return lambda case: status in TRAINING[Case(case.status)]


def _re_referable(case: Any) -> bool:
    return can_re_refer(case, timezone.localdate()) and case.options.exclude(pk=case.chosen_id).exists()


def _with_provider(case: Any) -> bool:
    return case.referred_at is not None and Case.OPTIONS_PREPARED in TRAINING[Case(case.status)]


_B, _PROV, _FUND = P.BROKER_TRAINING, P.ANSWER_REFERRALS, P.CONFIRM_FUNDING
STEPS = [
    Step("needs", "Identify the need", _B, _needs, _at(Case.ENQUIRY), CaseNeedsForm, primary=True),
    Step(
        "prepare",
        "Options are ready",
        _B,
        _prepare,
        _at(Case.NEED_IDENTIFIED),
        PrepareForm,
        lead="Three options where three exist, one of them unfunded if it fits best.",
        primary=True,
    ),
    Step("send", "Send the options", _B, _send, _at(Case.OPTIONS_PREPARED), SendForm, primary=True),
    Step("choose", "Record what they chose", _B, _choose, _at(Case.OPTIONS_SENT), ChooseForm, primary=True),
    Step("refer", "Refer to the provider", _B, _refer, _at(Case.EMPLOYER_CHOSE), ReferForm, primary=True),
    Step(
        "acknowledge",
        "Acknowledge the referral",
        _PROV,
        _simply(actions.acknowledge, "Acknowledged. Speak to the employer within 5 working days."),
        _at(Case.REFERRED),
        primary=True,
        also=_B,
    ),
    Step(
        "in-touch",
        "We have spoken to the employer",
        _PROV,
        _simply(actions.provider_in_touch, "Noted. Make a proposal within 15 working days."),
        _at(Case.ACKNOWLEDGED),
        primary=True,
        also=_B,
    ),
    Step(
        "propose",
        "Make a proposal",
        _PROV,
        _propose,
        _at(Case.PROVIDER_CONTACT),
        ProposeForm,
        primary=True,
        also=_B,
    ),
    Step(
        "confirm-funding",
        "Confirm the funding",
        _FUND,
        _simply(actions.confirm_funding, "Funding confirmed."),
        _at(Case.PROPOSAL),
        NoteForm,
        lead="The streams make up the public share and are open on the course’s real dates.",
        primary=True,
    ),
    Step(
        "enrol",
        "Record who enrolled",
        _PROV,
        _enrol,
        _at(Case.FUNDING_CONFIRMED),
        EnrolForm,
        lead="Counts by level, never names.",
        primary=True,
        also=_B,
    ),
    Step(
        "start",
        "Learning has started",
        _PROV,
        _simply(actions.start_learning, "Learning has started."),
        _at(Case.ENROLLED),
        primary=True,
        also=_B,
    ),
    Step(
        "complete",
        "Record the results",
        _PROV,
        _complete,
        _at(Case.IN_LEARNING),
        ResultsForm,
        primary=True,
        also=_B,
    ),
    Step(
        "ask-feedback",
        "Feedback is asked",
        _B,
        _simply(actions.ask_feedback, "Feedback asked."),
        _at(Case.COMPLETED),
        primary=True,
    ),
    Step(
        "feedback",
        "Record the feedback",
        _B,
        _feedback,
        lambda case: case.status == Case.FEEDBACK and case.score is None,
        FeedbackForm,
    ),
    Step("close", "Close the case", _B, _simply(actions.close, "Case closed."), _at(Case.FEEDBACK)),
    Step("resume", "Take it up again", _B, _simply(actions.resume, "Taken up again."), _at(Case.ON_HOLD)),
    Step("re-refer", "Refer to another provider", _B, _re_refer, _re_referable, ReReferForm),
    Step(
        "provider-declines",
        "The provider cannot do it",
        _PROV,
        _simply(actions.provider_declines, "Back to the options."),
        _with_provider,
        ReasonForm,
        also=_B,
    ),
    Step("edit", "Edit case", _B, _edit, lambda case: bool(TRAINING[Case(case.status)]), CaseForm),
    Step(
        "hold",
        "Put on hold",
        _B,
        _simply(actions.hold, "Put on hold."),
        _may_become(Case.ON_HOLD),
        ReasonForm,
    ),
    Step(
        "no-provision",
        "Nothing suitable exists",
        _B,
        _no_provision,
        _may_become(Case.NO_PROVISION_FOUND),
        NoProvisionForm,
    ),
    Step(
        "decline",
        "The employer does not want it",
        _B,
        _simply(actions.decline, "Recorded as declined."),
        _may_become(Case.DECLINED),
        ReasonForm,
        danger=True,
    ),
    Step(
        "withdraw",
        "Withdraw the case",
        _B,
        _simply(actions.withdraw, "Case withdrawn."),
        _may_become(Case.WITHDRAWN),
        ReasonForm,
        danger=True,
    ),
]


def _edit_option(taken: Taken) -> str:
    actions.edit_option(option=taken.subject, **taken.form.terms(), **taken.who)
    return "Option saved."


def _fund_option(taken: Taken) -> str:
    actions.fund_option(option=taken.subject, streams=taken.form.amounts(), **taken.who)
    return "Funding saved."


def _drop_option(taken: Taken) -> str:
    actions.drop_option(option=taken.subject, **taken.answers, **taken.who)
    return "Taken off the list."


def _offer_again(taken: Taken) -> str:
    actions.offer_again(option=taken.subject, **taken.who)
    return "Offered again."


def _changeable(option: Any) -> bool:
    status = option.case.status
    if option.status == OptionStatus.OFFERED:
        return status in OPTIONS_OPEN
    return option.status == OptionStatus.CHOSEN and status in CHOICE_OPEN


def _on_offer(option: Any) -> bool:
    return option.status == OptionStatus.OFFERED and option.case.status in OPTIONS_OPEN


def _passed_over(option: Any) -> bool:
    return option.status == OptionStatus.REJECTED and option.case.status in OPTIONS_OPEN


OPTION_STEPS = [
    Step("edit", "Edit", _B, _edit_option, _changeable, OptionForm),
    Step("fund", "Streams", _B, _fund_option, _changeable, OptionFundingForm, also=_FUND),
    Step("drop", "Take off the list", _B, _drop_option, _on_offer, ReasonForm),
    Step("offer-again", "Offer again", _B, _offer_again, _passed_over),
]
