"""Every page of offers as a broker uses it, with JavaScript and without."""

import hashlib
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from employers.models import Employer
from offers.actions import issuing, lines, offers
from offers.enums import LineSide, OfferStatus
from offers.models import OfferLine, OfferVersion
from offers.rendering.pdf import Pdf
from tests.factories.accounts import UserFactory
from tests.factories.offers import at, bakery, draft, lead_of, on, simple

pytestmark = pytest.mark.django_db

MOST_STATEMENTS_LIST, MOST_STATEMENTS_EDIT = 12, 25


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The PDF has tests of its own."""
    monkeypatch.setattr(issuing, "pdf_of", lambda _words, _fingerprint: Pdf(b"%PDF-1.7 x", 3, "a test"))


@pytest.fixture
def employer() -> Employer:
    return simple()


@pytest.fixture
def broker(employer: Employer) -> User:
    return lead_of(employer)


@pytest.fixture
def site(client: Client, broker: User) -> Client:
    client.force_login(broker)
    return client


@pytest.fixture
def version(employer: Employer) -> OfferVersion:
    return draft(employer)


def issue(version: OfferVersion) -> OfferVersion:
    return offers.issue(version=version, by=lead_of(version.employer), at=timezone.now())


def edit_url(version: OfferVersion) -> str:
    return f"/offers/{version.offer.reference}/edit/"


def line_of(version: OfferVersion, side: LineSide = LineSide.YOU_WILL) -> OfferLine:
    return version.lines.filter(side=side).order_by("position")[0]


# The record and the list


def test_record_without_an_offer_offers_to_compose_one(site: Client, employer: Employer) -> None:
    page = site.get(f"/employers/{employer.reference}/offers/").content.decode()
    assert "No offer yet" in page
    assert "Compose an offer" in page


def test_compose_opens_the_draft(site: Client, employer: Employer) -> None:
    response = site.post(f"/employers/{employer.reference}/offers/compose/")
    version = OfferVersion.objects.get()
    assert (response.status_code, response["Location"]) == (302, edit_url(version))


def test_overview_shows_the_draft_and_the_way_to_it(site: Client, version: OfferVersion) -> None:
    page = site.get(f"/employers/{version.employer.reference}/").content.decode()
    assert "Go on with the draft" in page
    assert edit_url(version) in page


def test_banner_warns_when_the_offer_lapses_soon(site: Client, version: OfferVersion) -> None:
    offers.edit_words(version=version, valid_until=on(3), by=lead_of(version.employer), at=at())
    issue(version)
    page = site.get(f"/employers/{version.employer.reference}/").content.decode()
    assert "The offer is valid until" in page


def test_timeline_says_who_composed_and_who_issued(site: Client, version: OfferVersion) -> None:
    issue(version)
    page = site.get(f"/employers/{version.employer.reference}/history/").content.decode()
    for verb in ("composed", "issued"):
        assert f"Offer {verb}: {version.offer.number} version 1" in page


def test_past_shows_the_offer_as_it_stood(site: Client, version: OfferVersion) -> None:
    issue(version)
    today = timezone.localdate().isoformat()
    page = site.get(f"/employers/{version.employer.reference}/history/?on={today}").content.decode()
    assert "Version 1" in page


def test_today_lists_the_draft_to_finish(site: Client, version: OfferVersion) -> None:
    assert f"Finish the draft of {version.offer.number}" in site.get("/").content.decode()


def test_today_says_whom_to_ring_before_the_offer_lapses(site: Client, version: OfferVersion) -> None:
    offers.edit_words(version=version, valid_until=on(3), by=lead_of(version.employer), at=at())
    issue(version)
    assert f"Ring about {version.offer.number}: it lapses" in site.get("/").content.decode()


def test_list_shows_the_newest_version_of_each_offer(site: Client, version: OfferVersion) -> None:
    issue(version)
    draft(version.employer)
    page = site.get("/offers/").content.decode()
    assert (page.count(version.offer.number), page.count("Version 2"), page.count("Version 1")) == (1, 1, 0)


@pytest.mark.parametrize(
    ("query", "count"),
    [("?q=employer", 1), ("?q=zzzz", 0), ("?status=draft", 1), ("?status=issued", 0), ("?whose=mine", 1)],
)
def test_list_filters(site: Client, version: OfferVersion, query: str, count: int) -> None:
    assert site.get(f"/offers/{query}").content.decode().count(version.offer.number) == count


@pytest.mark.parametrize("sort", ["employer", "-employer", "number", "valid", "-composed", "nonsense"])
def test_list_sorts_by_any_column(site: Client, version: OfferVersion, sort: str) -> None:
    assert version.offer.number in site.get(f"/offers/?sort={sort}").content.decode()


def test_list_takes_the_same_few_statements_for_more_rows(site: Client) -> None:
    taken = []
    for count in (1, 3):
        while OfferVersion.objects.count() < count:
            draft(simple())
        with CaptureQueriesContext(connection) as captured:
            site.get("/offers/")
        taken.append(len(captured))
    assert taken[0] == taken[1]
    assert taken[0] <= MOST_STATEMENTS_LIST


# The draft


def test_edit_page_takes_few_statements_whatever_the_lines(client: Client) -> None:
    employer = bakery()
    client.force_login(lead_of(employer))
    version = draft(employer)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(edit_url(version)).status_code == 200
    assert len(captured) <= MOST_STATEMENTS_EDIT


def test_edit_page_says_when_nothing_stands_in_the_way(site: Client, version: OfferVersion) -> None:
    page = site.get(edit_url(version)).content.decode()
    assert "Ready to be issued" in page
    assert "Issue this offer" in page


def test_edit_page_lists_what_to_mend_and_hides_the_button(site: Client, version: OfferVersion) -> None:
    offers.edit_words(version=version, signatory=None, by=lead_of(version.employer), at=at())
    page = site.get(edit_url(version)).content.decode()
    assert "Nobody is named who may sign for the employer." in page
    assert "Issue this offer" not in page


def test_line_is_edited_and_the_page_comes_back(site: Client, version: OfferVersion) -> None:
    line = line_of(version)
    url = f"/offers/{version.offer.reference}/lines/{line.pk}/"
    page = site.get(url)
    assert page.status_code == 200
    data = {**_posted(page.context["form"]), "text": "Offer four jobs to new people."}
    assert site.post(url, data).status_code == 302
    line.refresh_from_db()
    assert line.text == "Offer four jobs to new people."


def _posted(form: object) -> dict[str, object]:
    found = {bound.name: bound.value() for bound in form}  # type: ignore[attr-defined]  # a form gives its fields
    return {name: value for name, value in found.items() if value not in (None, False)}


def test_stale_line_is_refused_with_both_texts(site: Client, version: OfferVersion) -> None:
    line = line_of(version)
    url = f"/offers/{version.offer.reference}/lines/{line.pk}/"
    data = {**_posted(site.get(url).context["form"]), "text": "Typed by me."}
    lines.edit(line=line, text="Saved by another.", by=lead_of(version.employer), at=at())
    response = site.post(url, data)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Saved by another." in page
    assert "Typed by me." in page


def test_line_with_wrong_shares_says_so_and_keeps_what_was_typed(site: Client, version: OfferVersion) -> None:
    line = line_of(version, LineSide.WE_WILL)
    url = f"/offers/{version.offer.reference}/lines/{line.pk}/"
    data = _posted(site.get(url).context["form"]) | {
        "full_price": "100",
        "public_share": "40",
        "employer_share": "50",
    }
    response = site.post(url, data)
    assert response.status_code == 422
    page = response.content.decode()
    assert "The full price must equal what we pay, what you pay and what others pay, added up." in page
    assert 'value="40"' in page


def test_line_is_added_moved_and_removed(site: Client, version: OfferVersion) -> None:
    base = f"/offers/{version.offer.reference}/lines"
    site.post(f"{base}/add/we_will/", {"title": "Job fair", "text": "One fair a year.", "stage": "recruit"})
    added = OfferLine.objects.get(title="Job fair")
    site.post(f"{base}/{added.pk}/move/", {"way": "up"})
    assert [line.title for line in version.lines.filter(side="we_will")] == [
        "Job fair",
        "Screened candidates",
    ]
    site.post(f"{base}/{added.pk}/remove/")
    assert not OfferLine.objects.filter(title="Job fair").exists()


def test_move_with_htmx_answers_with_the_editor_alone(site: Client, version: OfferVersion) -> None:
    lines.add(
        version=version,
        side=LineSide.YOU_WILL,
        title="Visits",
        text="Two.",
        by=lead_of(version.employer),
        at=at(),
    )
    url = f"/offers/{version.offer.reference}/lines/{line_of(version).pk}/move/"
    headers = {"HX-Request": "true", "HX-Target": "editor"}
    response = site.post(url, {"way": "down"}, headers=headers)
    page = response.content.decode()
    assert (response.status_code, "<html" in page, "data-focus" in page) == (200, False, True)
    assert "moved down" in response["HX-Trigger-After-Settle"]


@pytest.mark.parametrize(
    "part", ["told_us", "exchange", "reviews", "information", "standing", "terms", "people"]
)
def test_words_are_saved_as_they_were_shown(site: Client, version: OfferVersion, part: str) -> None:
    url = f"/offers/{version.offer.reference}/words/{part}/"
    data = _posted(site.get(url).context["form"])
    response = site.post(url, data)
    assert (response.status_code, response["Location"]) == (302, edit_url(version))
    before = OfferVersion.objects.get(pk=version.pk)
    assert before.told_us == version.told_us


def test_words_that_nobody_has_are_not_found(site: Client, version: OfferVersion) -> None:
    assert site.get(f"/offers/{version.offer.reference}/words/nothing/").status_code == 404


def test_step_and_measure_are_added_edited_and_removed(site: Client, version: OfferVersion) -> None:
    base = f"/offers/{version.offer.reference}"
    site.post(f"{base}/steps/add/", {"on": on(50).isoformat(), "title": "Tasting day"})
    step = version.milestones.get(title="Tasting day")
    data = {"on": on(51).isoformat(), "title": "Tasting day", "version": step.version}
    assert site.post(f"{base}/steps/{step.pk}/", data).status_code == 302
    step.refresh_from_db()
    assert step.on == on(51)
    facts = {
        "title": "Visits",
        "definition": "A visit",
        "target": "2",
        "source": "Diary",
        "reported": "Priya",
    }
    site.post(f"{base}/measures/add/", facts)
    measure = version.measures.get(title="Visits")
    site.post(f"{base}/measures/{measure.pk}/remove/")
    site.post(f"{base}/steps/{step.pk}/remove/")
    assert (
        version.measures.filter(title="Visits").count(),
        version.milestones.filter(pk=step.pk).count(),
    ) == (0, 0)


def test_refresh_shows_what_changed_and_takes_it(site: Client, version: OfferVersion) -> None:
    line = line_of(version)
    assert line.commitment
    line.commitment.title = "Jobs for new people"
    line.commitment.save()
    url = f"/offers/{version.offer.reference}/refresh/"
    assert "Jobs for new people" in site.get(url).content.decode()
    site.post(url, {"take": line.key})
    line.refresh_from_db()
    assert line.title == "Jobs for new people"
    assert "The draft says what the record says" in site.get(url).content.decode()


# Issue and what follows


def test_issue_leads_to_the_version(site: Client, version: OfferVersion) -> None:
    response = site.post(f"/offers/{version.offer.reference}/issue/")
    assert response["Location"] == f"/offers/{version.offer.reference}/versions/1/"


def test_issue_that_fails_leads_back_to_the_draft(site: Client, version: OfferVersion) -> None:
    offers.edit_words(version=version, signatory=None, by=lead_of(version.employer), at=at())
    response = site.post(f"/offers/{version.offer.reference}/issue/")
    assert response["Location"] == edit_url(version)
    version.refresh_from_db()
    assert version.status == OfferStatus.DRAFT


def test_version_page_shows_the_same_words_as_the_snapshot(site: Client, version: OfferVersion) -> None:
    issued = issue(version)
    page = re.sub(r"\s+", " ", site.get(f"/offers/{version.offer.reference}/versions/1/").content.decode())
    for section in issued.snapshot["sections"]:
        assert f"{section['number']}. {section['title']}" in page
    assert issued.snapshot_sha256 in page
    assert issued.pdf_sha256 in page


def test_pdf_is_the_stored_file_with_its_hash_as_tag(site: Client, version: OfferVersion) -> None:
    issued = issue(version)
    url = f"/offers/{version.offer.reference}/versions/1.pdf"
    response = site.get(url)
    assert hashlib.sha256(response.content).hexdigest() == issued.pdf_sha256
    assert (response["Content-Type"], response["ETag"]) == ("application/pdf", f'"{issued.pdf_sha256}"')
    assert site.get(url, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_json_has_the_printed_fingerprint(site: Client, version: OfferVersion) -> None:
    issued = issue(version)
    response = site.get(f"/offers/{version.offer.reference}/versions/1.json")
    assert hashlib.sha256(response.content).hexdigest() == issued.snapshot_sha256


def test_json_of_a_draft_is_not_found(site: Client, version: OfferVersion) -> None:
    assert site.get(f"/offers/{version.offer.reference}/versions/1.json").status_code == 404


def test_comparison_shows_what_came_and_went(site: Client, version: OfferVersion) -> None:
    issue(version)
    second = draft(version.employer)
    lines.edit(line=line_of(second), text="Offer nine jobs.", by=lead_of(version.employer), at=at())
    page = site.get(f"/offers/{version.offer.reference}/versions/2/compare/").content.decode()
    assert "<ins>nine</ins>" in page or "nine" in re.findall(r"<ins>(.*?)</ins>", page)[0]
    assert "<del>" in page


def test_comparison_of_the_first_version_is_not_found(site: Client, version: OfferVersion) -> None:
    assert site.get(f"/offers/{version.offer.reference}/versions/1/compare/").status_code == 404


def test_withdrawal_needs_an_agency_manager_and_a_reason(client: Client, version: OfferVersion) -> None:
    issue(version)
    url = f"/offers/{version.offer.reference}/versions/1/withdraw/"
    client.force_login(lead_of(version.employer))
    assert client.get(url).status_code == 403
    client.force_login(UserFactory(agency_manager=True))
    assert client.post(url, {"reason": ""}).status_code == 422
    client.post(url, {"reason": "The money is gone"})
    version.refresh_from_db()
    assert (version.status, version.ended_reason) == (OfferStatus.WITHDRAWN, "The money is gone")


def test_provider_user_sees_no_offer(client: Client, version: OfferVersion) -> None:
    client.force_login(UserFactory(provider_user=True))
    for address in ("/offers/", f"/offers/{version.offer.reference}/versions/1/", edit_url(version)):
        assert client.get(address).status_code == 403


def test_verifier_reads_versions_but_edits_no_draft(client: Client, version: OfferVersion) -> None:
    client.force_login(UserFactory(verifier=True))
    assert client.get(f"/offers/{version.offer.reference}/versions/1/").status_code == 200
    assert client.get(f"/offers/{version.offer.reference}/versions/1.pdf").status_code == 403
    assert client.get(edit_url(version)).status_code == 403
