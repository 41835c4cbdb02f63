"""The main job, end to end: a broker visits an employer, agrees a deal and issues the offer."""

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pikepdf
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, PHONE, OpenPage, assert_accessible, assert_fits

EMPLOYER = "Pennine Drinks Co"
CONTACT = "Hannah Sykes"

Look = Callable[[Page], None]


def test_a_broker_goes_from_a_visit_to_an_issued_offer(open_page: OpenPage) -> None:
    _whole_story(open_page("Priya Nair", DESK), _look_closely)


def test_a_broker_does_the_same_on_a_phone(open_page: OpenPage) -> None:
    _whole_story(open_page("Priya Nair", PHONE), assert_fits)


def test_a_broker_does_the_same_without_javascript(open_page: OpenPage) -> None:
    _whole_story(open_page("Priya Nair", DESK, javascript=False), lambda _page: None)


def _look_closely(page: Page) -> None:
    assert_accessible(page)
    assert_fits(page)


def _whole_story(page: Page, look: Look) -> None:
    _find_the_employer(page, look)
    record = page.url
    _log_a_visit(page, look)
    page.goto(f"{record}needs/")
    _agree_a_need(page, look)
    page.goto(record)
    _add_a_commitment(page, look)
    page.goto(f"{record}vacancies/")
    _add_a_pledge(page, look)
    page.goto(f"{record}training/")
    _broker_training(page, look)
    page.goto(f"{record}offers/")
    _issue_the_offer(page, look)
    _read_the_pdf(page)


def _find_the_employer(page: Page, look: Look) -> None:
    look(page)
    search = page.get_by_role("searchbox", name="Find an employer")
    search.fill("pennine dr")
    search.press("Enter")
    look(page)
    page.get_by_role("main").get_by_role("link", name=EMPLOYER).first.click()
    _expect_heading(page, EMPLOYER)
    look(page)


def _log_a_visit(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Log contact").click()
    _expect_heading(page, "Log contact")
    look(page)
    page.get_by_role("radio", name="Visit").check()
    page.get_by_role("checkbox", name=re.compile(CONTACT)).check()
    page.get_by_label("What was said?").fill("Saw the canning line. Four fitters retire by June.")
    page.get_by_label("Next action").fill("Send the offer")
    page.get_by_label("By when?").fill(_in_days(7))
    page.get_by_role("button", name="Save contact").click()
    _expect_heading(page, EMPLOYER)
    expect(page.get_by_text("Saw the canning line.").first).to_be_visible()
    look(page)


def _agree_a_need(page: Page, look: Look) -> None:
    page.get_by_role("button", name="Start a new assessment").click()
    page.get_by_label("What does the business want to achieve?").fill("Keep the canning line running.")
    page.get_by_role("button", name="Add objective").click()
    page.get_by_role("link", name="Add a need").first.click()
    look(page)
    page.get_by_label("What do they need?").fill("Four people who can mend the canning line")
    page.get_by_label("What is it about?").select_option("workforce_training")
    page.get_by_role("radio", name=re.compile("To do the job")).check()
    page.get_by_label("How many people?").fill("4")
    page.get_by_label("By when?").fill(_in_days(200))
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Four people who can mend the canning line").first).to_be_visible()
    look(page)
    page.get_by_role("button", name="Complete the assessment").click()
    page.get_by_role("link", name="Record the agreement").click()
    look(page)
    page.get_by_label("Who at the employer agreed it?").select_option(f"{CONTACT}, Operations director")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Agreed with the employer").first).to_be_visible()
    look(page)


def _add_a_commitment(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Commitment", exact=True).click()
    look(page)
    page.get_by_role("radio", name=re.compile("^Work placements")).check()
    page.get_by_role("button", name="Next: the details").click()
    look(page)
    page.get_by_label("What do you call it?").fill("Placements on the canning line")
    page.get_by_label("How many?").fill("6")
    page.get_by_label("From when?").fill(_in_days(20))
    page.get_by_label("Due by").fill(_in_days(180))
    page.get_by_role("button", name="Save commitment").click()
    expect(page.get_by_role("link", name="Placements on the canning line").first).to_be_visible()
    look(page)


def _add_a_pledge(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Add a vacancy pledge").click()
    look(page)
    page.get_by_label("What jobs are they?").fill("Night-shift operators")
    page.get_by_label("Occupation group").select_option("8")
    page.get_by_label("How many jobs?").fill("5")
    page.get_by_label("From", exact=True).fill(_in_days(14))
    page.get_by_label("Until").fill(_in_days(190))
    page.get_by_role("button", name="Add pledge").click()
    expect(page.get_by_text("Night-shift operators").first).to_be_visible()
    look(page)


def _broker_training(page: Page, look: Look) -> None:
    page.get_by_role("link", name="Start a training case").click()
    look(page)
    page.get_by_label("What is it about?").fill("Mending the canning line")
    page.get_by_label("How many people?").fill("4")
    page.get_by_role("button", name="Start case").click()
    page.get_by_role("main").get_by_role("link", name="Mending the canning line").click()
    _expect_heading(page, "Mending the canning line")
    look(page)
    page.get_by_role("main").get_by_role("link", name="Identify the need").click()
    page.get_by_role("checkbox", name=re.compile("mend the canning line")).check()
    page.get_by_role("main").get_by_role("button").first.click()
    page.get_by_role("link", name="Add an option").click()
    look(page)
    page.get_by_label("Provider").select_option(index=1)
    page.get_by_label("Course").fill("Mechanical maintenance for operators")
    page.get_by_label("Level").select_option(index=3)
    page.get_by_role("radio", name=re.compile("workplace|employer|site", re.IGNORECASE)).first.check()
    page.get_by_label("How many people?").fill("4")
    page.get_by_label("Starts").fill(_in_days(60))
    page.get_by_label("Ends").fill(_in_days(120))
    page.get_by_label("Full price, £").fill("2400")
    page.get_by_label("The employer pays, £").fill("2400")
    page.get_by_label("When does the employer pay?").fill("On the first day of the course")
    page.get_by_role("radio", name=re.compile("^4, well")).check()
    page.get_by_label("Why?").fill("Taught beside their own machines.")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Mechanical maintenance for operators").first).to_be_visible()
    look(page)


def _issue_the_offer(page: Page, look: Look) -> None:
    look(page)
    page.get_by_role("button", name="Compose an offer").click()
    expect(page.get_by_role("heading", name="How it will read")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Issue this offer").click()
    expect(page.get_by_text("is issued.").first).to_be_visible(timeout=30_000)
    look(page)


def _read_the_pdf(page: Page) -> None:
    address = page.get_by_role("link", name="PDF").get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    with pikepdf.open(io.BytesIO(answer.body())) as document, document.open_metadata() as words:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en-GB"
        assert EMPLOYER in words["dc:title"]
        assert 2 <= len(document.pages) <= 5


def _expect_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def _in_days(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()
