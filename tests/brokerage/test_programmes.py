from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from brokerage.actions import programmes
from brokerage.enums import (
    ContributionKind,
    InvolvementLevel,
    PartyRole,
    ProgrammeStatus,
    SignOffStatus,
    SpecStatus,
)
from brokerage.models import Programme, SignOff
from brokerage.on_employer_record import programmes as shown
from brokerage.queries.programmes import Difference, compare, money_of
from employers.models import NextAction
from employers.record import RecordContext
from tests.brokerage.constraints import constraint_broken_by
from tests.factories.accounts import AgencyFactory, UserFactory
from tests.factories.brokerage.programmes import (
    CohortFactory,
    CommentFactory,
    PartyFactory,
    ProgrammeFactory,
    ProgrammeFundingFactory,
    SignOffFactory,
    SpecFactory,
)
from tests.factories.brokerage.training import ProviderFactory, StreamFactory
from tests.factories.employers import ContactFactory, EmployerFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()
SPEC: Any = {
    "target_group": "Residents",
    "content": "Food safety",
    "qualification": "",
    "hours": 120,
    "mode": "Classroom",
    "place": "Ashdale",
    "employer_input": "Mentors",
    "exit_route": "An interview",
}


@pytest.fixture
def by():
    return UserFactory(broker=True)


@pytest.fixture
def page(client, by):
    client.force_login(by)
    return client


def at(status, **known):
    return ProgrammeFactory(status=status, **known)


def fresh(programme):
    return Programme.objects.get(pk=programme.pk)


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


# The money


def costed(status=ProgrammeStatus.SPEC_AGREED, **known):
    programme = at(status, total_cost=Decimal(30000), accountable_body=AgencyFactory(), **known)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(20000), confirmed_on=TODAY)
    return programme


def test_fund_with_money_missing_is_refused_and_says_how_much(by):
    with pytest.raises(Refused, match="Of the cost of £30,000, £10,000 is still missing"):
        programmes.fund(programme=costed(), by=by, at=NOW)


def test_fund_with_too_much_money_is_refused(by):
    programme = costed()
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10001), confirmed_on=TODAY)

    with pytest.raises(Refused, match="£1 is too much"):
        programmes.fund(programme=programme, by=by, at=NOW)


def test_fund_with_an_amount_not_confirmed_is_refused(by):
    programme = costed()
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000))

    with pytest.raises(Refused, match="1 amount is not confirmed yet"):
        programmes.fund(programme=programme, by=by, at=NOW)


def test_fund_without_an_accountable_body_is_refused(by):
    with pytest.raises(Refused, match="which agency answers"):
        programmes.fund(programme=at(ProgrammeStatus.SPEC_AGREED, total_cost=1), by=by, at=NOW)


def test_fund_with_something_in_kind_not_valued_is_refused(by):
    programme = costed()
    party = PartyFactory(programme=programme, contribution="premises", contribution_detail="A room")
    line = programmes.add_funding(
        programme=programme, amount=Decimal(10000), year="2026-27", party=party, in_kind=True, by=by, at=NOW
    )
    programmes.confirm_funding_line(line=line, on=TODAY, by=by, at=NOW)

    with pytest.raises(Refused, match="Agree the value"):
        programmes.fund(programme=programme, by=by, at=NOW)
    programmes.edit_party(party=party, contribution_value=Decimal(10000), by=by, at=NOW)

    assert programmes.fund(programme=programme, by=by, at=NOW).status == ProgrammeStatus.FUNDED


def test_money_keeps_cash_and_in_kind_apart():
    programme = costed()
    ProgrammeFundingFactory(
        programme=programme,
        stream=None,
        party=PartyFactory(programme=programme),
        amount=Decimal(4000),
        in_kind=True,
    )

    money = money_of(programme, list(programme.funding.all()))

    assert (money.cash, money.in_kind, money.missing, money.unconfirmed) == tuple(
        map(Decimal, (20000, 4000, 6000, 4000))
    )


def test_add_funding_from_a_stream_in_kind_is_refused(by):
    with pytest.raises(Refused, match="never in kind"):
        programmes.add_funding(
            programme=costed(),
            amount=Decimal(1),
            year="2026-27",
            stream=StreamFactory(),
            in_kind=True,
            by=by,
            at=NOW,
        )


# Provider and sign-off


def select(programme, provider, by, **known):
    facts = {"selection_note": "Three bids, scored by two agencies.", "conflicts": "", **known}
    return programmes.select_provider(programme=programme, provider=provider, by=by, at=NOW, **facts)


def test_select_provider_without_a_note_is_refused(by):
    with pytest.raises(Refused, match="chosen fairly"):
        select(at(ProgrammeStatus.FUNDED), ProviderFactory(), by, selection_note=" ")


def test_select_provider_without_approval_is_refused(by):
    with pytest.raises(Refused, match="no approval in force"):
        select(at(ProgrammeStatus.FUNDED), ProviderFactory(approval=False), by)


def test_select_provider_by_somebody_of_it_needs_the_interest_declared():
    provider = ProviderFactory()
    insider = UserFactory(agency_manager=True, agency=provider.agency)

    with pytest.raises(Refused, match="Declare that interest"):
        select(at(ProgrammeStatus.FUNDED), provider, insider)


def test_select_provider_makes_it_a_party(by):
    provider = ProviderFactory()

    programme = select(at(ProgrammeStatus.FUNDED), provider, by)

    assert (programme.provider, programme.parties.get().provider) == (provider, provider)
    assert programme.selection_note == "Three bids, scored by two agencies. Interests declared: none."


def ready_to_sign(by):
    programme = costed(ProgrammeStatus.PROVIDER_SELECTED)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000), confirmed_on=TODAY)
    SpecFactory(programme=programme, number=1, status=SpecStatus.AGREED)
    parties = [PartyFactory(programme=programme), PartyFactory(programme=programme)]
    rows = programmes.ask_sign_off(programme=programme, parties=parties, by=by, at=NOW)
    return programme, rows


def decide(row, by, status=SignOffStatus.APPROVED, comment=""):
    return programmes.decide_sign_off(sign_off=row, status=status, comment=comment, by=by, at=NOW)


def signed_off(by):
    programme, rows = ready_to_sign(by)
    for row in rows:
        decide(row, by)
    return programmes.sign_off(programme=programme, by=by, at=NOW)


def test_sign_off_with_one_missing_is_refused_by_name(by):
    programme, (first, second) = ready_to_sign(by)
    decide(first, by)

    with pytest.raises(Refused, match=f"Still waiting for {second.party}"):
        programmes.sign_off(programme=programme, by=by, at=NOW)


def test_sign_off_before_anybody_was_asked_is_refused(by):
    programme = costed(ProgrammeStatus.PROVIDER_SELECTED)
    ProgrammeFundingFactory(programme=programme, amount=Decimal(10000), confirmed_on=TODAY)

    with pytest.raises(Refused, match="Ask the parties to sign off first"):
        programmes.sign_off(programme=programme, by=by, at=NOW)


def test_refusal_of_one_party_takes_the_programme_back_to_design(by):
    programme, (first, _) = ready_to_sign(by)

    decide(first, by, SignOffStatus.REFUSED, "Too many hours")

    programme = fresh(programme)
    assert (programme.status, programme.status_reason) == (
        ProgrammeStatus.DESIGN,
        f"{first.party}: Too many hours",
    )


def test_refusal_without_words_is_refused(by):
    _, (first, _) = ready_to_sign(by)

    with pytest.raises(Refused, match="Say why it is refused"):
        decide(first, by, SignOffStatus.REFUSED)


@pytest.mark.parametrize(
    ("cost", "status", "waiting"),
    [(33000, ProgrammeStatus.SIGNED_OFF, 0), (33001, ProgrammeStatus.PROVIDER_SELECTED, 2)],
)
def test_price_more_than_a_tenth_up_after_sign_off_asks_everybody_again(by, cost, status, waiting):
    programme = signed_off(by)

    programmes.set_cost(
        programme=programme,
        total_cost=Decimal(cost),
        accountable_body=programme.accountable_body,
        by=by,
        at=NOW,
    )

    pending = SignOff.objects.filter(spec__programme=programme, status=SignOffStatus.PENDING).count()
    assert (fresh(programme).status, pending) == (status, waiting)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"places": 19}, ProgrammeStatus.SIGNED_OFF),
        ({"places": 20}, ProgrammeStatus.PROVIDER_SELECTED),
        ({"starts_on": date(2027, 2, 8)}, ProgrammeStatus.SIGNED_OFF),
        ({"starts_on": date(2027, 2, 9)}, ProgrammeStatus.PROVIDER_SELECTED),
        ({"ends_on": date(2027, 3, 20)}, ProgrammeStatus.PROVIDER_SELECTED),
    ],
)
def test_places_or_dates_moved_far_after_sign_off_ask_everybody_again(by, change, status):
    programme = signed_off(by)
    cohort = CohortFactory(programme=programme, places=16)
    facts = {"starts_on": cohort.starts_on, "ends_on": cohort.ends_on, "places": cohort.places, **change}

    programmes.edit_cohort(cohort=cohort, by=by, at=NOW, **facts)

    assert fresh(programme).status == status


def test_new_content_after_sign_off_goes_back_to_design(by):
    programme = signed_off(by)

    spec = programmes.write_spec(programme=programme, by=by, at=NOW, **SPEC)

    assert (fresh(programme).status, spec.number) == (ProgrammeStatus.DESIGN, 2)


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


# Pages


def url(programme):
    return reverse("programme", args=[programme.reference])


def step(programme, verb):
    return reverse("programme_step", args=[programme.reference, verb])


def test_programmes_page_takes_as_many_statements_for_one_row_as_for_three(
    page, django_assert_num_queries, django_assert_max_num_queries
):
    PartyFactory()
    with django_assert_max_num_queries(12) as one:
        page.get(reverse("programmes"))
    for _ in range(2):
        CohortFactory(programme=PartyFactory().programme)
    with django_assert_num_queries(len(one)):
        text = page.get(reverse("programmes")).content.decode()

    assert text.count("table-title") == 3


@pytest.mark.parametrize(
    ("query", "found"), [("view=design", 1), ("view=delivering", 1), ("q=academy", 2), ("status=idea", 1)]
)
def test_programmes_page_filtered_shows_what_fits(page, query, found):
    ProgrammeFactory(title="Food academy")
    at(ProgrammeStatus.DELIVERING, title="Care academy")

    assert page.get(f"{reverse('programmes')}?{query}").content.decode().count("table-title") == found


def test_programme_page_stays_within_its_statements(page, by, django_assert_max_num_queries):
    programme, _ = ready_to_sign(by)
    for _ in range(3):
        CohortFactory(programme=programme)
        CommentFactory(spec=programme.specs.get())

    with django_assert_max_num_queries(25):
        text = page.get(url(programme)).content.decode()

    assert (text.count("Waits for a reply"), text.count("Record the answer")) == (3, 2)


def test_programme_page_before_anything_is_written_is_drawn(page):
    assert page.get(url(ProgrammeFactory())).status_code == 200


def test_programme_page_for_a_provider_user_is_refused(client):
    client.force_login(UserFactory(provider_user=True))

    assert client.get(url(ProgrammeFactory())).status_code == 403


@pytest.mark.parametrize("verb", ["fund", "select-provider"])
def test_broker_may_not_take_the_steps_of_money_and_selection(page, verb):
    assert page.post(step(ProgrammeFactory(), verb)).status_code == 403


def test_steps_by_pages_from_idea_to_agreed(page, by):
    page.post(reverse("programme_add"), {"title": "Academy", "aim": "Jobs", "lead_agency": by.agency.code})
    programme = Programme.objects.get()
    employer = EmployerFactory()
    party_facts = {"employer": employer.reference, "expected_people": "12", "contribution": "none"}
    codes = [
        page.post(step(programme, "employer"), party_facts).status_code,
        page.post(step(programme, "recruit-employers")).status_code,
        page.post(step(programme, "design")).status_code,
        page.post(step(programme, "write-spec"), SPEC).status_code,
        page.post(step(programme, "open-spec")).status_code,
    ]
    party, spec = programme.parties.get(employer=employer), programme.specs.get()
    part = {"reference": programme.reference, "part": "spec", "number": spec.pk, "verb": "comment"}
    codes.append(
        page.post(
            reverse("programme_part_step", kwargs=part),
            {"party": str(party.pk), "section": "hours", "text": "Too long"},
        ).status_code
    )
    part |= {"part": "comment", "number": spec.comments.get().pk, "verb": "reply"}
    codes.append(page.post(reverse("programme_part_step", kwargs=part), {"text": "90 now"}).status_code)
    agreed = {
        "agreed_by": [str(party.pk)],
        "involvement_level": "co_designed",
        "involvement_reason": "Theirs",
    }
    codes.append(page.post(step(programme, "agree-spec"), agreed).status_code)

    assert (codes, fresh(programme).status) == ([302] * 8, ProgrammeStatus.SPEC_AGREED)


def test_steps_by_pages_from_money_to_delivery(client, by):
    manager = UserFactory(agency_manager=True, agency=by.agency)
    client.force_login(manager)
    programme, rows = ready_to_sign(by)
    for row in rows:
        contact = ContactFactory(employer=row.party.employer)
        part = {"reference": programme.reference, "part": "sign-off", "number": row.pk, "verb": "answer"}
        client.post(
            reverse("programme_part_step", kwargs=part), {"status": "approved", "contact": contact.reference}
        )
    dates = {"starts_on": "2027-01-11", "ends_on": "2027-02-19", "places": "16"}
    codes = [
        client.post(step(programme, "sign-off")).status_code,
        client.post(step(programme, "cohort"), dates).status_code,
        client.post(step(programme, "recruit")).status_code,
        client.post(step(programme, "deliver")).status_code,
    ]
    cohort = programme.cohorts.get()
    part = {"reference": programme.reference, "part": "cohort", "number": cohort.pk, "verb": "results"}
    results = {"starts": "15", "completions": "14", "interviews": "14", "job_offers": "10", "jobs": "9"}
    codes += [
        client.post(reverse("programme_part_step", kwargs=part), results).status_code,
        client.post(step(programme, "complete")).status_code,
        client.post(step(programme, "evaluate"), {"decision": "Repeat: nine jobs."}).status_code,
    ]

    cohort.refresh_from_db()
    assert (codes, fresh(programme).status, cohort.jobs) == ([302] * 7, ProgrammeStatus.EVALUATED, 9)


def test_funding_officer_adds_and_confirms_money(client):
    client.force_login(UserFactory(funding_officer=True))
    programme, stream = ProgrammeFactory(), StreamFactory()
    facts = {"source": f"stream-{stream.code}", "amount": "500", "year": "2026-27"}

    added = client.post(step(programme, "money"), facts).status_code
    line = programme.funding.get()
    part = {"reference": programme.reference, "part": "line", "number": line.pk, "verb": "confirm"}
    confirmed = client.post(reverse("programme_part_step", kwargs=part), {"on": "2026-11-20"}).status_code

    line.refresh_from_db()
    assert (added, confirmed, line.amount, line.confirmed_on) == (302, 302, Decimal(500), TODAY)


def test_part_of_another_programme_is_not_found(page):
    cohort = CohortFactory()
    part = {"reference": ProgrammeFactory().reference, "part": "cohort", "number": cohort.pk, "verb": "edit"}

    assert page.get(reverse("programme_part_step", kwargs=part)).status_code == 404


@pytest.mark.parametrize(
    "verb",
    ["employer", "partner", "provider", "cost", "money", "cohort", "write-spec", "agree-spec", "ask-sign-off",
     "evaluate", "pause", "cancel"],
)  # fmt: skip
def test_every_step_with_a_form_has_its_page(page, verb):
    party = PartyFactory()
    ProviderFactory()

    assert page.get(step(party.programme, verb)).status_code == 200


def test_spec_compare_page_shows_what_changed(page):
    first = SpecFactory(number=1, status=SpecStatus.RETIRED, place="Ashdale")
    SpecFactory(programme=first.programme, number=2, place="Halton")

    text = page.get(reverse("spec_compare", args=[first.programme.reference, 1])).content.decode()

    assert ("Ashdale" in text, "Halton" in text, "Food safety level 2" in text) == (True, True, False)


def test_employer_programmes_page_shows_its_programmes(page, django_assert_max_num_queries):
    party = PartyFactory()

    with django_assert_max_num_queries(25):
        text = page.get(reverse("employer_programmes", args=[party.employer.reference])).content.decode()

    assert text.count("table-title") == 1


def test_panel_and_tab_count_running_programmes_only(by):
    party = PartyFactory()
    over = at(ProgrammeStatus.CANCELLED, status_reason="No money")
    PartyFactory(programme=over, employer=party.employer)
    context = RecordContext(party.employer, by, TODAY)

    assert (shown.running(context), shown.panel(context)["programmes"]) == (1, [party.programme])


def test_past_table_shows_the_programme_as_it_stood():
    party = PartyFactory()
    then = timezone.now()
    programme = party.programme
    programme.status, programme.status_reason = ProgrammeStatus.CANCELLED, "No money"
    programme.save()

    assert shown.past_programmes(party.employer, then).rows == [(programme.title, "12 jobs or staff", "Idea")]


# The rules the database keeps


BROKEN = {
    "brokerage_programme_status_is_known": lambda: ProgrammeFactory(status="lost"),
    "brokerage_programme_involvement_has_a_reason": lambda: ProgrammeFactory(involvement_level="informed"),
    "brokerage_programme_halted_with_reason": lambda: ProgrammeFactory(status="paused"),
    "brokerage_programme_cost_is_not_negative": lambda: ProgrammeFactory(total_cost=-1),
    "brokerage_programmeparty_is_one_body": lambda: PartyFactory(agency=AgencyFactory()),
    "brokerage_programmeparty_employer_once": lambda: again(PartyFactory(), "employer", "employer"),
    "brokerage_programmeparty_agency_once": lambda: again(
        PartyFactory(role="partner", employer=None, agency=AgencyFactory()), "agency", "lead_agency"
    ),
    "brokerage_programmeparty_provider_once": lambda: again(
        PartyFactory(role="provider", employer=None, provider=ProviderFactory()), "provider", "provider"
    ),
    "brokerage_programmespec_numbered_once": lambda: SpecFactory(
        programme=SpecFactory(number=1, status="agreed").programme, number=1
    ),
    "brokerage_programmespec_one_in_hand": lambda: SpecFactory(programme=SpecFactory().programme),
    "brokerage_programmespec_one_agreed": lambda: SpecFactory(
        programme=SpecFactory(status="agreed").programme, status="agreed"
    ),
    "brokerage_speccomment_replied_by_someone": lambda: CommentFactory(reply="x", replied_at=NOW),
    "brokerage_speccomment_reply_says_something": lambda: CommentFactory(
        replied_at=NOW, replied_by=UserFactory()
    ),
    "brokerage_signoff_status_is_known": lambda: SignOffFactory(status="lost"),
    "brokerage_signoff_once_a_party": lambda: signed_twice(SignOffFactory()),
    "brokerage_signoff_recorded_by_someone": lambda: SignOffFactory(decided_at=NOW),
    "brokerage_signoff_refused_with_reason": lambda: SignOffFactory(status="refused"),
    "brokerage_programmefunding_has_one_source": lambda: ProgrammeFundingFactory(stream=None),
    "brokerage_programmefunding_amount_is_positive": lambda: ProgrammeFundingFactory(amount=0),
    "brokerage_cohort_numbered_once": lambda: CohortFactory(
        programme=CohortFactory(number=1).programme, number=1
    ),
    "brokerage_cohort_ends_after_start": lambda: CohortFactory(ends_on=date(2027, 1, 10)),
    "brokerage_cohort_completions_within_starts": lambda: CohortFactory(starts=1, completions=2),
}


def again(party, body, role):
    bodies = {"employer": None, "agency": None, "provider": None, body: getattr(party, body)}
    PartyFactory(programme=party.programme, role=role, **bodies)


def signed_twice(row):
    SignOffFactory(spec=row.spec, party=row.party)


@pytest.mark.parametrize("name", BROKEN)
def test_constraint_when_broken_refuses(name):
    assert constraint_broken_by(BROKEN[name]) == name
