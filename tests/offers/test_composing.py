"""From the record to a draft, and the draft against the record later."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from brokerage.enums import CommitmentStatus
from brokerage.models import Commitment
from offers.actions import lines, offers, refreshing
from offers.composing.differences import differences
from offers.enums import LineSide, OfferForm, OfferStatus
from offers.models import OfferLine, OfferVersion
from offers.queries import whole
from tests.factories.brokerage.commitments import CommitmentFactory
from tests.factories.employers import EmployerFactory
from tests.factories.offers import at, bakery, bare_version, draft, frozen, lead_of, logistics, on, simple
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db


def titles(version: OfferVersion, side: LineSide) -> list[str]:
    return [line.title for line in version.lines.all() if line.side == side]


def test_compose_for_a_small_firm_takes_everything_the_record_has() -> None:
    version = draft(bakery())
    assert version.form == OfferForm.SME
    assert titles(version, LineSide.WE_WILL) == [
        "Bakery taster",
        "Screened candidates",
        "Check-ins with new starters",
        "Level 3 team leading",
    ]
    assert titles(version, LineSide.YOU_WILL) == [
        "Guaranteed interviews",
        "Local people hired",
        "Time to train",
    ]
    assert titles(version, LineSide.WE_BOTH) == ["Bakers’ open morning"]


def test_compose_says_what_they_told_us_in_their_words() -> None:
    version = draft(bakery())
    assert version.told_us.splitlines() == [
        "On 1 Oct 2026 you told us what you want:",
        "- Open on Sundays from May",
        "- Keep the people we train",
        "You have 18 people: 11 in production and 7 in the shop. Two leave in a usual year.",
        "You need, most important first:",
        f"- Bakers and counter staff, 4 people, by {_day(170)}",
        "- Supervisors who have never managed people, 2 people",
    ]


def _day(days: int) -> str:
    found = on(days)
    return f"{found.day} {found:%b %Y}"


def test_compose_leaves_confidential_needs_out() -> None:
    employer = bakery()
    need = employer.needs_assessments.get().needs.first()
    assert need
    need.is_confidential = True
    need.save()
    assert need.description not in draft(employer).told_us


def test_compose_names_the_people_who_answer_and_who_sign() -> None:
    version = draft(simple())
    assert [str(person) for person in (version.named_contact, version.deputy, version.signatory)] == [
        "Priya Shah",
        "Tom Hale",
        "Grace Adeyemi",
    ]


def test_compose_for_a_managed_account_takes_the_large_form() -> None:
    assert draft(logistics(sites=4)).form == OfferForm.LARGE


def test_money_of_a_chosen_course_comes_with_its_fund() -> None:
    line = draft(bakery()).lines.get(option__isnull=False)
    shares = (line.full_price, line.public_share, line.employer_share, line.other_share)
    assert shares == (Decimal(1900), Decimal(1710), Decimal(190), Decimal(0))
    assert [stream.label for stream in line.streams.all()] == ["Adult Skills Fund"]


def test_validity_is_28_days_when_nothing_comes_before() -> None:
    assert draft(simple()).valid_until == on(28)


def test_validity_ends_with_the_first_step_when_that_comes_sooner() -> None:
    employer = simple()
    CommitmentFactory(employer=employer, due_on=on(10), owner=lead_of(employer))
    assert draft(employer).valid_until == on(10)


def test_compose_twice_gives_the_same_draft() -> None:
    employer = simple()
    assert draft(employer).pk == draft(employer).pk


def test_compose_for_a_closed_record_is_refused() -> None:
    employer = EmployerFactory(lead=None, closed_on=on(-1), closed_reason="Dissolved")
    with pytest.raises(Refused, match="closed"):
        offers.compose(employer=employer, by=lead_of(simple()), at=timezone.now())


def test_numbers_of_offers_carry_prefix_year_and_serial() -> None:
    number = draft(simple()).offer.number
    prefix, year, serial = number.split("-")
    assert (prefix, year, len(serial), serial.isdigit()) == ("NV", str(timezone.localdate().year), 5, True)


def test_new_version_copies_the_words_of_the_one_before() -> None:
    employer = simple()
    by = lead_of(employer)
    first = bare_version(employer, by=by, told_us="You make bread.")
    kept = OfferLine.objects.create(
        offer_version=first, side=LineSide.WE_WILL, key="own-1", title="Bread", text="We eat it."
    )
    for name, value in frozen(by).items():
        setattr(first, name, value)
    first.save()
    second = draft(employer)
    assert (second.offer, second.number, second.told_us) == (first.offer, 2, "You make bread.")
    assert [(line.key, line.title) for line in second.lines.all()] == [(kept.key, kept.title)]


# The draft against the record


def test_fresh_draft_differs_in_nothing() -> None:
    assert not differences(draft(simple()), timezone.localdate())


def change_quantity(version: OfferVersion) -> OfferLine:
    """The record now says 9 where the draft was taken with 4."""
    line = version.lines.get(side=LineSide.YOU_WILL)
    assert line.commitment
    line.commitment.quantity = Decimal(9)
    line.commitment.save()
    return line


def test_change_on_the_record_is_shown_with_both_values() -> None:
    version = draft(simple())
    change_quantity(version)
    (found,) = differences(version, timezone.localdate()).lines
    quantity = next(change for change in found.changes if change.name == "Quantity")
    assert (found.kind, found.edited, quantity.ours, quantity.record) == ("changed", False, "4.00", "9.00")


def test_hand_edit_alone_is_no_difference() -> None:
    version = draft(simple())
    line = version.lines.get(side=LineSide.YOU_WILL)
    lines.edit(line=line, text="In our own words.", by=lead_of(version.employer), at=at())
    assert not differences(version, timezone.localdate())


def test_taking_a_change_puts_the_record_over_the_line() -> None:
    version = draft(simple())
    line = change_quantity(version)
    found = differences(version, timezone.localdate())
    by = lead_of(version.employer)
    assert refreshing.take(version=version, found=found, chosen={line.key}, by=by, at=at()) == 1
    line.refresh_from_db()
    assert line.quantity == 9
    assert not differences(version, timezone.localdate()).lines


def test_keeping_a_line_stops_showing_the_change() -> None:
    version = draft(simple())
    line = change_quantity(version)
    found = differences(version, timezone.localdate())
    by = lead_of(version.employer)
    refreshing.take(version=version, found=found, chosen=set(), kept={line.key}, by=by, at=at())
    line.refresh_from_db()
    assert line.quantity == 4
    assert not differences(version, timezone.localdate()).lines


def test_new_commitment_can_be_added_to_the_draft() -> None:
    version = draft(simple())
    CommitmentFactory(employer=version.employer, title="More jobs", owner=lead_of(version.employer))
    found = differences(version, timezone.localdate())
    assert [(one.kind, one.title) for one in found.lines] == [("new", "More jobs")]
    keys = {one.key for one in found.lines}
    refreshing.take(version=version, found=found, chosen=keys, by=lead_of(version.employer), at=at())
    assert titles(version, LineSide.YOU_WILL) == ["Entry-level production jobs", "More jobs"]


def test_commitment_that_is_gone_can_be_removed_from_the_draft() -> None:
    version = draft(simple())
    commitment = Commitment.objects.get(direction="employer")
    commitment.status, commitment.status_reason = CommitmentStatus.WITHDRAWN, "They changed their mind."
    commitment.save()
    found = differences(version, timezone.localdate())
    assert [one.kind for one in found.lines] == ["gone"]
    keys = {one.key for one in found.lines}
    refreshing.take(version=version, found=found, chosen=keys, by=lead_of(version.employer), at=at())
    assert titles(version, LineSide.YOU_WILL) == []


def test_changed_needs_are_shown_and_taken_as_words() -> None:
    version = draft(simple())
    objective = version.employer.needs_assessments.get().objectives.get()
    objective.text = "Open a second shop"
    objective.save()
    found = differences(version, timezone.localdate())
    assert [one.name for one in found.words] == ["told_us"]
    refreshing.take(version=version, found=found, chosen={"told_us"}, by=lead_of(version.employer), at=at())
    version.refresh_from_db()
    assert "Open a second shop" in version.told_us


def test_whole_version_takes_the_same_statements_for_more_lines(
    django_assert_max_num_queries: object,
) -> None:
    employer = simple()
    version = draft(employer)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(20) as captured:  # type: ignore[operator]  # a pytest-django fixture
            found = whole(OfferVersion.objects.filter(pk=version.pk)).get()
            for line in found.lines.all():
                str(line.owner), list(line.streams.all())
        counts.append(len(captured))
        lines.add(
            version=version, side=LineSide.WE_WILL, title="More", text="More.", by=lead_of(employer), at=at()
        )
    assert counts[0] == counts[1]
    assert version.status == OfferStatus.DRAFT
    assert found.composed_at - version.composed_at < timedelta(seconds=1)
