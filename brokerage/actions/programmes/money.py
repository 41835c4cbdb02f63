"""What a programme costs and who pays which part of it in which year."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from accounts.history import save_checked
from accounts.models import Agency, User
from brokerage.actions.programmes.steps import locked_running, reopen_sign_off
from brokerage.models import FundingStream, Programme, ProgrammeFunding, ProgrammeParty
from brokerage.policies.programmes import check_funding_line, price_changed_much
from toolkit.errors import Refused
from toolkit.templatetags.words import money


@transaction.atomic
def set_cost(
    *, programme: Programme, total_cost: Decimal, accountable_body: Agency, by: User, at: datetime
) -> Programme:
    """More than a tenth up or down after sign-off re-opens it."""
    programme = locked_running(programme)
    material = price_changed_much(programme.total_cost, total_cost)
    programme.total_cost, programme.accountable_body = total_cost, accountable_body
    why = f"Programme costs {money(total_cost)}, {accountable_body} answers for it"
    save_checked(programme, by=by, why=why, at=at)
    if material:
        reopen_sign_off(programme, "The price changed by more than 10%", by=by, at=at)
    return programme


@transaction.atomic
def add_funding(
    *,
    programme: Programme,
    amount: Decimal,
    year: str,
    stream: FundingStream | None = None,
    party: ProgrammeParty | None = None,
    in_kind: bool = False,
    confirmed_on: date | None = None,
    by: User,
    at: datetime,
) -> ProgrammeFunding:
    """From one stream or one party; in kind is kept apart from cash."""
    programme = locked_running(programme)
    line = ProgrammeFunding(
        programme=programme,
        amount=amount,
        year=year.strip(),
        stream=stream,
        party=party,
        in_kind=in_kind,
        confirmed_on=confirmed_on,
    )
    check_funding_line(line)
    save_checked(line, by=by, why=f"{money(amount)} from {stream or party} in {line.year}", at=at)
    return line


@transaction.atomic
def confirm_funding_line(*, line: ProgrammeFunding, on: date, by: User, at: datetime) -> ProgrammeFunding:
    locked_running(line.programme)
    if line.confirmed_on is not None:
        message = "This amount is already confirmed."
        raise Refused(message)
    line.confirmed_on = on
    why = f"Confirmed: {money(line.amount)} from {line.stream or line.party}"
    save_checked(line, by=by, why=why, at=at)
    return line
