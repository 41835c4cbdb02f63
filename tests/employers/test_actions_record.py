"""The actions on people, sites, contact, leads, files and what was asked of us."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import User
from employers.actions import (
    contacts,
    do_not_contacts,
    files,
    identifiers,
    interactions,
    leads,
    next_actions,
    sites,
)
from employers.actions.identifiers import IdentifierTaken
from employers.enums import (
    ContactStatus,
    Direction,
    EngagementStatus,
    IdentifierScheme,
    InteractionKind,
    LawfulBasis,
    LeadRole,
    NextActionStatus,
    Purpose,
    Topic,
    Visibility,
)
from employers.models import Employer, EmployerFile, Interaction
from employers.policies import leads_that_stop_leaving
from tests.factories.accounts import UserFactory
from tests.factories.employers import (
    ContactFactory,
    DoNotContactFactory,
    EmployerFactory,
    NextActionFactory,
    SiteFactory,
)
from toolkit.errors import Refused, Stale

pytestmark = pytest.mark.django_db

BASES = [(Purpose.ACCOUNT, LawfulBasis.PUBLIC_TASK)]


@pytest.fixture
def broker() -> User:
    return UserFactory(broker=True, name="Meera Joshi")


@pytest.fixture
def employer() -> Employer:
    return EmployerFactory(name="Cobalt Hotels")


def log(employer: Employer, by: User, **known: object) -> Interaction:
    terms: dict[str, Any] = {
        "kind": InteractionKind.PHONE,
        "direction": Direction.OUT,
        "happened_at": timezone.now(),
        "summary": "Winter roles",
    }
    terms |= known
    return interactions.log(employer=employer, by=by, at=timezone.now(), **terms)


# Sites


def test_open_site_finds_the_borough_of_its_postcode(employer: Employer, broker: User) -> None:
    site = sites.open(employer=employer, name="Ashdale", postcode="ls14ap", by=broker, at=timezone.now())
    assert (site.postcode, str(site.local_authority), site.is_main) == ("LS1 4AP", "Leeds", True)


def test_open_main_site_takes_over_from_the_one_there_was(employer: Employer, broker: User) -> None:
    old = sites.open(employer=employer, name="Ashdale", by=broker, at=timezone.now())
    new = sites.open(employer=employer, name="Keld", is_main=True, by=broker, at=timezone.now())
    old.refresh_from_db()
    assert (old.is_main, new.is_main) == (False, True)


def test_edit_site_from_a_stale_page_is_refused(employer: Employer, broker: User) -> None:
    site = SiteFactory(employer=employer)
    sites.edit(site=site, version=1, name="Keld", by=broker, at=timezone.now())
    with pytest.raises(Stale):
        sites.edit(site=site, version=1, name="Ashdale", by=broker, at=timezone.now())


def test_close_site_keeps_it_with_its_last_day(employer: Employer, broker: User) -> None:
    site = SiteFactory(employer=employer, is_main=True)
    closed = sites.close(site=site, on=date(2026, 11, 1), by=broker, at=timezone.now(), why="Lease ended")
    assert (closed.closed_on, closed.is_main) == (date(2026, 11, 1), False)
    assert (
        closed.history.first().history_change_reason == f"Site closed on 1 Nov 2026: {site.name}\nLease ended"
    )


# People


def test_add_contact_without_a_lawful_basis_is_refused(employer: Employer, broker: User) -> None:
    with pytest.raises(Refused, match="Say what we use this person's details for"):
        contacts.add(employer=employer, name="Sarah", source="call", bases=[], by=broker, at=timezone.now())


def test_edit_contact_ends_the_bases_no_longer_given(employer: Employer, broker: User) -> None:
    now = timezone.now()
    both = [*BASES, (Purpose.MARKETING, LawfulBasis.CONSENT)]
    contact = contacts.add(employer=employer, name="Sarah", source="call", bases=both, by=broker, at=now)
    contacts.edit(contact=contact, bases=BASES, by=broker, at=now)
    running = [row.purpose for row in contact.bases.filter(ended_on__isnull=True)]
    ended = [row.purpose for row in contact.bases.filter(ended_on__isnull=False)]
    assert (running, ended) == ([Purpose.ACCOUNT], [Purpose.MARKETING])


def test_contact_who_left_can_no_longer_sign(broker: User) -> None:
    contact = ContactFactory(signatory=True)
    left = contacts.mark_left(contact=contact, on=date(2026, 11, 1), by=broker, at=timezone.now())
    assert (left.status, left.can_sign_to) == (ContactStatus.LEFT, date(2026, 11, 1))


def test_confirm_signatory_who_left_is_refused(broker: User) -> None:
    contact = ContactFactory(left=True)
    with pytest.raises(Refused, match="Only somebody who still works there can sign"):
        contacts.confirm_signatory(
            contact=contact, evidence="Letter", from_on=date(2026, 11, 1), by=broker, at=timezone.now()
        )


def test_second_contact_with_the_same_email_is_refused_in_plain_words(
    employer: Employer, broker: User
) -> None:
    ContactFactory(employer=employer, email="sarah@cobalt.example")
    with pytest.raises(Refused, match="Somebody at this employer already has this email address"):
        contacts.add(
            employer=employer,
            name="Sara",
            email="Sarah@cobalt.example",
            source="call",
            bases=BASES,
            by=broker,
            at=timezone.now(),
        )


# Numbers


def test_add_number_held_elsewhere_names_the_holder(employer: Employer, broker: User) -> None:
    holder = EmployerFactory(name="Bramley Foods", company_number="04718822")
    with pytest.raises(IdentifierTaken) as refused:
        identifiers.add(
            employer=employer,
            scheme=IdentifierScheme.COMPANIES_HOUSE,
            value="4718822",
            by=broker,
            at=timezone.now(),
        )
    assert refused.value.holder == holder


def test_retired_number_can_be_taken_by_another(employer: Employer, broker: User) -> None:
    holder = EmployerFactory(company_number="04718822")
    identifiers.retire(identifier=holder.identifiers.get(), by=broker, at=timezone.now())
    number = identifiers.add(
        employer=employer,
        scheme=IdentifierScheme.COMPANIES_HOUSE,
        value="04718822",
        by=broker,
        at=timezone.now(),
    )
    assert number.employer == employer


# Contact


def test_log_contact_records_a_joint_visit_once_with_both_agencies(employer: Employer, broker: User) -> None:
    partner = UserFactory(broker=True)
    attendees = [(broker, broker.agency), (partner, partner.agency)]
    row = log(employer, broker, kind=InteractionKind.VISIT, attendees=attendees)
    assert [(one.user, one.agency) for one in row.attendees.all()] == attendees
    assert employer.interactions.count() == 1


def test_log_contact_keeps_the_agency_of_that_time(employer: Employer, broker: User) -> None:
    row = log(employer, broker)
    then = broker.agency
    yesterday = timezone.localdate() - timedelta(days=1)
    broker.memberships.update(starts_on=yesterday, ends_on=yesterday)
    assert [one.agency for one in row.attendees.all()] == [then]


def test_log_contact_in_the_future_is_refused(employer: Employer, broker: User) -> None:
    with pytest.raises(Refused, match="Contact is logged after it happened"):
        log(employer, broker, happened_at=timezone.now() + timedelta(hours=1))


def test_log_contact_makes_its_next_action(employer: Employer, broker: User) -> None:
    due = timezone.localdate() + timedelta(days=7)
    row = log(employer, broker, next_action={"title": "Send shortlist", "due_on": due, "owner": broker})
    action = row.next_actions.get()
    assert (action.title, action.due_on, action.owner, action.employer) == (
        "Send shortlist",
        due,
        broker,
        employer,
    )


@pytest.mark.parametrize(
    ("visibility", "stands"),
    [
        (Visibility.PARTNERSHIP, EngagementStatus.FIRST_CONTACT),
        (Visibility.RESTRICTED, EngagementStatus.PROSPECT),
    ],
)
def test_first_contact_moves_a_prospect_on_unless_it_is_hidden(
    broker: User, visibility: Visibility, stands: EngagementStatus
) -> None:
    employer = EmployerFactory(account__engagement_status=EngagementStatus.PROSPECT)
    log(employer, broker, visibility=visibility)
    assert employer.accounts.get().engagement_status == stands


# What is next


def test_done_action_says_who_and_when(broker: User) -> None:
    action, now = NextActionFactory(), timezone.now()
    done = next_actions.done(action=action, by=broker, at=now)
    assert (done.status, done.settled_by, done.settled_at) == (NextActionStatus.DONE, broker, now)


def test_done_action_cannot_be_done_again(broker: User) -> None:
    action = NextActionFactory(done=True)
    with pytest.raises(Refused, match="This action is already done"):
        next_actions.done(action=action, by=broker, at=timezone.now())


# Who leads


def test_assign_lead_ends_the_one_there_was_and_moves_their_actions(broker: User) -> None:
    old = UserFactory(broker=True)
    employer = EmployerFactory(lead=old)
    account = employer.accounts.get()
    action = NextActionFactory(employer=employer, owner=old)
    on = timezone.localdate()
    leads.assign(
        account=account,
        user=broker,
        role=LeadRole.LEAD,
        from_on=on,
        move_actions=True,
        by=broker,
        at=timezone.now(),
    )
    action.refresh_from_db()
    account.refresh_from_db()
    held = [(row.user, row.ends_on) for row in account.leads.order_by("pk")]
    assert held == [(old, on), (broker, None)]
    assert (action.owner, account.lead_agency) == (broker, broker.agency)


def test_assign_lead_before_the_present_one_began_is_refused(broker: User) -> None:
    employer = EmployerFactory(lead=UserFactory(broker=True, name="Tom Hale"))
    with pytest.raises(Refused, match="Tom Hale started on 5 Jan 2026"):
        leads.assign(
            account=employer.accounts.get(),
            user=broker,
            role=LeadRole.LEAD,
            from_on=date(2026, 1, 1),
            by=broker,
            at=timezone.now(),
        )


def test_person_who_leads_an_account_cannot_leave_their_agency(broker: User) -> None:
    EmployerFactory(lead=broker)
    agency = broker.agency
    assert agency is not None
    assert leads_that_stop_leaving(broker, agency) == "Meera Joshi leads 1 account. Hand them over first."


def test_person_who_leads_nothing_can_leave_their_agency(broker: User) -> None:
    agency = broker.agency
    assert agency is not None
    assert leads_that_stop_leaving(broker, agency) is None


# Do not contact


def test_contact_who_asks_for_no_contact_is_marked_until_it_ends(broker: User) -> None:
    contact = ContactFactory()
    asked = do_not_contacts.record(
        employer=contact.employer,
        contact=contact,
        asked_on=date(2026, 11, 1),
        reason="By letter",
        by=broker,
        at=timezone.now(),
    )
    contact.refresh_from_db()
    assert contact.status == ContactStatus.OBJECTED
    do_not_contacts.end(do_not_contact=asked, why="She rang us", by=broker, at=timezone.now())
    contact.refresh_from_db()
    assert contact.status == ContactStatus.ACTIVE


def test_contact_who_asks_about_one_topic_stays_active(broker: User) -> None:
    contact = ContactFactory()
    do_not_contacts.record(
        employer=contact.employer,
        contact=contact,
        topics=[Topic.SCHOOLS],
        asked_on=date(2026, 11, 1),
        reason="By letter",
        by=broker,
        at=timezone.now(),
    )
    contact.refresh_from_db()
    assert contact.status == ContactStatus.ACTIVE


def test_do_not_contact_reason_never_reaches_the_history_text(employer: Employer, broker: User) -> None:
    asked = do_not_contacts.record(
        employer=employer, asked_on=date(2026, 11, 1), reason="CANARY", by=broker, at=timezone.now()
    )
    assert asked.history.get().history_change_reason == "Do not contact recorded: the employer"


def test_end_do_not_contact_twice_is_refused(broker: User) -> None:
    asked = DoNotContactFactory(ended_at=timezone.now(), ended_by=broker)
    with pytest.raises(Refused, match="This has already ended"):
        do_not_contacts.end(do_not_contact=asked, why="x", by=broker, at=timezone.now())


# Files


def add_file(employer: Employer, by: User, name: str, content: bytes) -> EmployerFile:
    upload = SimpleUploadedFile(name, content)
    return files.add(employer=employer, upload=upload, title="Travel plan", by=by, at=timezone.now())


def test_add_file_keeps_type_size_and_digest_but_not_its_name(employer: Employer, broker: User) -> None:
    file = add_file(employer, broker, "../../Räuber plan.PDF", b"%PDF-1.7 x")
    assert (file.media_type, file.size, len(file.sha256)) == ("application/pdf", 10, 64)
    assert "plan" not in str(file.file.name)
    assert str(file.file.name).endswith(".pdf")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.pdf", b"", "This file is empty"),
        ("plan.exe", b"MZ", "Choose a PDF"),
        ("plan.html", b"<script>", "Choose a PDF"),
        ("plan.pdf", b"<html>", "This file says it is .pdf"),
    ],
)
def test_add_file_of_the_wrong_kind_is_refused(
    employer: Employer, broker: User, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        add_file(employer, broker, name, content)


def test_add_file_over_the_limit_is_refused(employer: Employer, broker: User, settings: Settings) -> None:
    settings.MAX_FILE_BYTES = 1024 * 1024
    with pytest.raises(Refused, match="larger than 1 MB"):
        add_file(employer, broker, "plan.pdf", b"%PDF-" + b"x" * 1024 * 1024)


def test_remove_file_deletes_the_bytes_and_keeps_the_row(
    employer: Employer, broker: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = add_file(employer, broker, "plan.pdf", b"%PDF-1.7 x")
    storage, name = file.file.storage, str(file.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        files.remove(file=file, reason="Wrong employer", by=broker, at=timezone.now())
    assert storage.exists(name) is False
    assert EmployerFile.objects.get().removed_at is not None
