"""Each check passes on a good draft and speaks on the one thing made wrong."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from employers.enums import ContactStatus
from offers.actions import lines, offers
from offers.checking.run import CHECKS, blocking, problems_of
from offers.checking.words import grade
from offers.enums import LineSide
from offers.models import OfferLine, OfferVersion
from offers.queries import whole
from tests.factories.brokerage.commitments import ServiceFactory, ShareFactory
from tests.factories.employers import DoNotContactFactory
from tests.factories.offers import at, bakery, draft, lead_of, logistics, on, simple

pytestmark = pytest.mark.django_db


def found_in(version: OfferVersion) -> list[tuple[str, bool]]:
    again = whole(OfferVersion.objects.filter(pk=version.pk)).get()
    return sorted({(one.check, one.blocks) for one in problems_of(again, timezone.localdate())})


def words_of(version: OfferVersion) -> list[str]:
    again = whole(OfferVersion.objects.filter(pk=version.pk)).get()
    return [one.words for one in problems_of(again, timezone.localdate())]


@pytest.mark.parametrize("make", [simple, bakery, logistics])
def test_draft_from_a_good_record_has_nothing_to_mend(make: Callable[[], Any]) -> None:
    version = whole(OfferVersion.objects.filter(pk=draft(make()).pk)).get()
    assert blocking(problems_of(version, timezone.localdate())) == []


def theirs(version: OfferVersion) -> OfferLine:
    return version.lines.filter(side=LineSide.YOU_WILL).order_by("pk")[0]


def ours(version: OfferVersion) -> OfferLine:
    return version.lines.filter(side=LineSide.WE_WILL).order_by("pk")[0]


def course(version: OfferVersion) -> OfferLine:
    return version.lines.get(option__isnull=False)


def edit(line: OfferLine, **facts: Any) -> None:
    lines.edit(line=line, by=lead_of(line.offer_version.employer), at=at(), **facts)


def say(version: OfferVersion, **facts: Any) -> None:
    offers.edit_words(version=version, by=lead_of(version.employer), at=at(), **facts)


def no_service(version: OfferVersion) -> None:
    for line in version.lines.filter(side=LineSide.WE_WILL):
        lines.remove(line=line, by=lead_of(version.employer), at=at())


def left_contact(version: OfferVersion) -> None:
    assert version.signatory
    version.signatory.status, version.signatory.left_on = ContactStatus.LEFT, on(-1)
    version.signatory.save()


def asked_not_to(version: OfferVersion) -> None:
    DoNotContactFactory(employer=version.employer, contact=version.signatory)


def no_phone(version: OfferVersion) -> None:
    assert version.named_contact
    version.named_contact.phone = ""
    version.named_contact.save()


def left_agency(version: OfferVersion) -> None:
    version.agency.left_on = on(-1)
    version.agency.save()


def uneven_shares(version: OfferVersion) -> None:
    ShareFactory(commitment=theirs(version).commitment, quantity=3)


def closed_fund(version: OfferVersion) -> None:
    stream = course(version).streams.get()
    stream.valid_to = on(40)
    stream.save()


def same_service(version: OfferVersion) -> None:
    service = ServiceFactory()
    for line in version.lines.filter(side=LineSide.WE_WILL):
        line.service = service
        line.save()


def late_step(version: OfferVersion) -> None:
    step = version.milestones.order_by("on")[0]
    step.on = on(3)
    step.save()


WRONG: list[tuple[str, Callable[[OfferVersion], None]]] = [
    ("our_lines", no_service),
    ("our_lines", lambda version: edit(ours(version), owner=None)),
    ("our_lines", lambda version: edit(ours(version), response_standard="")),
    ("our_lines", lambda version: edit(ours(version), due_on=None)),
    ("their_lines", lambda version: edit(theirs(version), known_by="")),
    ("their_lines", lambda version: edit(theirs(version), quantity=None)),
    ("funds", closed_fund),
    ("funds", lambda version: edit(course(version), streams=[])),
    ("money_rows", lambda version: edit(course(version), pay_when="")),
    ("money_rows", lambda version: edit(course(version), cost_to_employer="Free to you")),
    ("validity", lambda version: say(version, valid_until=on(-1))),
    ("validity", late_step),
    ("review", lambda version: say(version, first_review_on=date(2026, 12, 25))),
    ("past", lambda version: edit(ours(version), due_on=on(-2))),
    ("shares", uneven_shares),
    ("named_contact", no_phone),
    ("named_contact", lambda version: say(version, deputy=None)),
    ("signatory", left_contact),
    ("signatory", asked_not_to),
    ("signatory", lambda version: say(version, signatory=None)),
    ("length", lambda version: say(version, told_us="word " * 590)),
    ("gaps", lambda version: say(version, exchange="We do … for you.")),
    ("gaps", lambda version: say(version, told_us="")),
    (
        "letters",
        lambda version: edit(ours(version), text="We find \N{FIRE} for you."),
    ),
    ("letters", lambda version: edit(ours(version), text="We find\u200b people for you.")),
    ("long_words", lambda version: edit(ours(version), text="a" * 61)),
    ("doubled_services", same_service),
    ("notice", lambda version: say(version, notice_version="2019-1")),
    ("partners", left_agency),
]


@pytest.mark.parametrize(("check", "spoil"), WRONG)
def test_check_speaks_on_what_is_wrong(check: str, spoil: Callable[[OfferVersion], None]) -> None:
    version = draft(bakery())
    spoil(OfferVersion.objects.get(pk=version.pk))
    assert (check, True) in found_in(version)


def test_letters_that_cannot_be_printed_name_their_word() -> None:
    version = draft(simple())
    edit(ours(version), text="We find welders\N{FIRE} for you.")
    assert "“welders\N{FIRE}” in “What we will do” has a letter that cannot be printed." in words_of(version)


def test_names_with_letters_of_other_languages_can_be_printed() -> None:
    version = draft(simple())
    edit(ours(version), text="Łukasz Dvořák, Ελένη and Наталья find people for you.")
    assert found_in(version) == []


def test_unexplained_acronym_is_advice_only() -> None:
    version = draft(simple())
    edit(ours(version), text="The SWAP team finds people.")
    assert found_in(version) == [("acronyms", False)]


def test_explained_acronym_passes() -> None:
    version = draft(simple())
    edit(ours(version), text="A sector work academy (SWAP) finds people. The SWAP takes two weeks.")
    assert found_in(version) == []


def test_hard_words_are_advice_and_very_hard_words_block() -> None:
    plain = ["We find people for your jobs. You meet them and give them a fair chance."]
    hard = ["Notwithstanding organisational interdependencies, stakeholders operationalise synergies."]
    assert grade(plain) < 5
    assert grade(hard) > 20


def test_missing_facts_are_named_in_one_sentence() -> None:
    version = draft(simple())
    edit(theirs(version), known_by="", measure="")
    assert "“Entry-level production jobs” does not say what counts and how both sides will know." in words_of(
        version
    )


def test_problem_leads_to_the_page_that_mends_it() -> None:
    version = draft(simple())
    line = theirs(version)
    edit(line, known_by="")
    again = whole(OfferVersion.objects.filter(pk=version.pk)).get()
    (problem,) = problems_of(again, timezone.localdate())
    assert problem.url == f"/offers/{version.offer.reference}/lines/{line.pk}/"


def test_price_whose_shares_do_not_add_up_cannot_even_be_saved() -> None:
    version = draft(bakery())
    with pytest.raises(Exception, match="must equal what we pay"):
        edit(course(version), full_price=Decimal(2000))


def test_every_check_is_run_once() -> None:
    assert len(CHECKS) == len(set(CHECKS))
