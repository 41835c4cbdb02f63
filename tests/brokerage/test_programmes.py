import pytest

from brokerage.actions import programmes
from brokerage.enums import (
    ContributionKind,
    InvolvementLevel,
    PartyRole,
    ProgrammeStatus,
    SpecStatus,
)
from brokerage.queries.programmes import Difference, compare
from employers.models import NextAction
from tests.brokerage.programmes import NOW, SPEC, at, fresh
from tests.factories.accounts import UserFactory
from tests.factories.brokerage.programmes import (
    CohortFactory,
    CommentFactory,
    PartyFactory,
    ProgrammeFactory,
    SpecFactory,
)
from tests.factories.employers import EmployerFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return UserFactory(broker=True)


# Employers first


def test_start_makes_the_lead_agency_the_first_party(by):
    programme = programmes.start(title="Academy", aim="Jobs", lead_agency=by.agency, by=by, at=NOW)

    party = programme.parties.get()
    assert (programme.status, party.role, party.agency) == (
        ProgrammeStatus.IDEA,
        PartyRole.LEAD_AGENCY,
        by.agency,
    )


def test_recruit_employers_without_one_is_refused(by):
    with pytest.raises(Refused, match="Add an employer first"):
        programmes.recruit_employers(programme=ProgrammeFactory(), by=by, at=NOW)


def test_recruit_employers_who_expect_nobody_is_refused(by):
    party = PartyFactory(expected_people=None)

    with pytest.raises(Refused, match="how many jobs or staff"):
        programmes.recruit_employers(programme=party.programme, by=by, at=NOW)


def test_write_spec_before_the_design_is_refused(by):
    with pytest.raises(Refused, match="Bring in the employers"):
        programmes.write_spec(programme=ProgrammeFactory(), by=by, at=NOW, **SPEC)


def test_add_party_that_brings_something_unsaid_is_refused(by):
    with pytest.raises(Refused, match="Say what they bring"):
        programmes.add_party(
            programme=ProgrammeFactory(),
            role=PartyRole.EMPLOYER,
            employer=EmployerFactory(),
            contribution=ContributionKind.PREMISES,
            by=by,
            at=NOW,
        )


def test_add_party_twice_is_refused_in_plain_words(by):
    party = PartyFactory()

    with pytest.raises(Refused, match="already a party"):
        programmes.add_party(
            programme=party.programme, role=PartyRole.EMPLOYER, employer=party.employer, by=by, at=NOW
        )


# The specification


def test_open_spec_without_a_version_is_refused(by):
    with pytest.raises(Refused, match="Write a version"):
        programmes.open_spec(programme=at(ProgrammeStatus.DESIGN), by=by, at=NOW)


def open_for_comment():
    programme = at(ProgrammeStatus.SPEC_OPEN)
    return PartyFactory(programme=programme), SpecFactory(
        programme=programme, number=1, status=SpecStatus.OPEN
    )


def agree(spec, parties, by):
    return programmes.agree_spec(
        programme=spec.programme,
        agreed_by=parties,
        involvement_level=InvolvementLevel.CO_DESIGNED,
        involvement_reason="They wrote half of it.",
        by=by,
        at=NOW,
    )


def test_comment_on_a_draft_is_refused(by):
    spec = SpecFactory()

    with pytest.raises(Refused, match="not open for comment"):
        programmes.comment(
            spec=spec, party=PartyFactory(programme=spec.programme), section="hours", text="x", by=by, at=NOW
        )


def test_comment_by_a_party_of_another_programme_is_refused(by):
    _, spec = open_for_comment()

    with pytest.raises(Refused, match="a party of this programme"):
        programmes.comment(spec=spec, party=PartyFactory(), section="hours", text="x", by=by, at=NOW)


def test_agree_spec_with_a_comment_unanswered_is_refused_until_it_is(by):
    party, spec = open_for_comment()
    said = programmes.comment(spec=spec, party=party, section="hours", text="Too long", by=by, at=NOW)

    with pytest.raises(Refused, match="1 comment waits for a reply"):
        agree(spec, [party], by)
    programmes.reply(comment=said, text="Now 90 hours", by=by, at=NOW)

    assert agree(spec, [party], by).status == SpecStatus.AGREED


def test_agree_spec_without_an_employers_word_is_refused(by):
    party, spec = open_for_comment()

    with pytest.raises(Refused, match=f"Not yet agreed by {party}"):
        agree(spec, [], by)


def test_agree_spec_retires_the_version_before_it(by):
    party, spec = open_for_comment()
    old = SpecFactory(programme=spec.programme, number=0, status=SpecStatus.AGREED)

    agree(spec, [party], by)

    old.refresh_from_db()
    programme = fresh(spec.programme)
    assert old.status == SpecStatus.RETIRED
    assert (programme.status, programme.involvement_level) == (
        ProgrammeStatus.SPEC_AGREED,
        InvolvementLevel.CO_DESIGNED,
    )


def test_reply_twice_is_refused(by):
    said = CommentFactory(reply="Yes", replied_at=NOW, replied_by=by)

    with pytest.raises(Refused, match="has its reply"):
        programmes.reply(comment=said, text="No", by=by, at=NOW)


def test_compare_names_only_the_sections_that_differ():
    before = SpecFactory(hours=120, place="Ashdale")
    after = SpecFactory(hours=90, place="Ashdale")

    assert compare(before, after) == [Difference("Hours", "120", "90")]


# Delivery and after


def test_recruit_without_a_cohort_is_refused(by):
    with pytest.raises(Refused, match="Add a cohort"):
        programmes.recruit(programme=at(ProgrammeStatus.SIGNED_OFF), by=by, at=NOW)


def test_complete_without_results_is_refused(by):
    programme = at(ProgrammeStatus.DELIVERING)
    CohortFactory(programme=programme)

    with pytest.raises(Refused, match="how many people started"):
        programmes.complete(programme=programme, by=by, at=NOW)


def test_record_results_before_delivery_is_refused(by):
    with pytest.raises(Refused, match="while the programme is delivered"):
        programmes.record_results(
            cohort=CohortFactory(), starts=1, completions=1, interviews=1, job_offers=1, jobs=1, by=by, at=NOW
        )


def test_evaluate_without_a_decision_is_refused(by):
    with pytest.raises(Refused, match="repeat, change or stop"):
        programmes.evaluate(programme=at(ProgrammeStatus.COMPLETED), decision=" ", by=by, at=NOW)


def test_pause_and_resume_goes_back_to_where_it_was(by):
    programme = at(ProgrammeStatus.RECRUITING)

    programmes.pause(programme=programme, reason="Site fire", by=by, at=NOW)
    programme = programmes.resume(programme=programme, by=by, at=NOW)

    assert (programme.status, programme.held_from) == (ProgrammeStatus.RECRUITING, "")


def test_cancel_gives_each_employers_lead_an_action_to_tell_them(by):
    lead = UserFactory(broker=True)
    programme = ProgrammeFactory(title="Academy", owner=by)
    PartyFactory(programme=programme, employer=EmployerFactory(lead=lead))
    PartyFactory(programme=programme, employer=EmployerFactory())

    programmes.cancel(programme=programme, reason="No money", by=by, at=NOW)

    told = NextAction.objects.order_by("pk").values_list("title", "owner", "note")
    assert list(told) == [
        ("Say that Academy is cancelled", lead.pk, "No money"),
        ("Say that Academy is cancelled", by.pk, "No money"),
    ]


def test_cancelled_programme_takes_no_more_parties(by):
    programme = at(ProgrammeStatus.CANCELLED, status_reason="No money")

    with pytest.raises(Refused, match="This programme is cancelled"):
        programmes.add_party(
            programme=programme, role=PartyRole.EMPLOYER, employer=EmployerFactory(), by=by, at=NOW
        )
