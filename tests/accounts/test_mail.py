"""Mail about signing in, through a real server on this machine."""

import re
from asyncio import Server
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.actions import people
from accounts.models import User
from tests.factories.accounts import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "plain oak bicycle"


class Letterbox:
    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd calls it so
        self, _server: object, _session: object, envelope
    ) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


class PostOffice(Controller):
    """On any free port: the one asked for is 0."""

    def _trigger_server(self) -> None:
        self.port = cast("Server", self.server).sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def letters(settings) -> Iterator[list[EmailMessage]]:
    box = Letterbox()
    controller = PostOffice(box, hostname="127.0.0.1", port=0, ready_timeout=30)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    yield box.letters
    controller.stop()


def link_in(letter: EmailMessage) -> str:
    return str(re.findall(r"https?://[^/]+(/password/new/\S+)", letter.get_content())[0])


def choose(client: Client, link: str, password: str = NEW):
    """What a browser does with the link: it is led to a page without the key in its address."""
    page = client.get(link, follow=True)
    address = page.redirect_chain[-1][0] if page.redirect_chain else link
    return client.post(address, {"password1": password})


def test_forgotten_password_sends_a_link_that_works_once(client: Client, letters: list[EmailMessage]) -> None:
    person = UserFactory(broker=True)
    client.post("/password/forgotten/", {"email": person.email.upper()})
    assert [letter["To"] for letter in letters] == [person.email]
    link = link_in(letters[0])
    assert choose(client, link).headers["Location"] == "/password/saved/"
    person.refresh_from_db()
    assert person.check_password(NEW)
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()


def test_forgotten_password_opening_the_link_uses_nothing_up(
    client: Client, letters: list[EmailMessage]
) -> None:
    """Mail scanners open links before people do."""
    person = UserFactory(broker=True)
    client.post("/password/forgotten/", {"email": person.email})
    link = link_in(letters[0])
    for _ in range(3):
        Client().get(link, follow=True)
        Client().head(link)
    choose(Client(), link)
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_forgotten_password_unknown_address_gets_the_same_answer_and_no_mail(
    client: Client, letters: list[EmailMessage]
) -> None:
    person = UserFactory(broker=True)
    answers = [
        client.post("/password/forgotten/", {"email": email}, follow=True)
        for email in (person.email, "nobody@example.org")
    ]
    assert [(page.redirect_chain, page.status_code) for page in answers] == [
        ([("/password/forgotten/sent/", 302)], 200)
    ] * 2
    assert answers[0].content == answers[1].content
    assert [letter["To"] for letter in letters] == [person.email]


def test_forgotten_password_inactive_person_gets_no_mail(client: Client, letters: list[EmailMessage]) -> None:
    client.post("/password/forgotten/", {"email": UserFactory(is_active=False).email})
    assert letters == []


def test_forgotten_password_link_of_another_person_does_not_open_theirs(
    client: Client, letters: list[EmailMessage]
) -> None:
    mine, theirs = UserFactory(broker=True), UserFactory(broker=True)
    for person in (mine, theirs):
        client.post("/password/forgotten/", {"email": person.email})
    my_key = link_in(letters[0]).split("-", 1)[1]
    their_start = link_in(letters[1]).split("-", 1)[0]
    assert "This link no longer works" in client.get(f"{their_start}-{my_key}").content.decode()


def test_forgotten_password_link_dies_after_three_days(
    client: Client, letters: list[EmailMessage], settings
) -> None:
    person = UserFactory(broker=True)
    client.post("/password/forgotten/", {"email": person.email})
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link no longer works" in client.get(link_in(letters[0])).content.decode()


def test_invitation_leads_a_new_person_to_a_password_and_in(
    client: Client, letters: list[EmailMessage]
) -> None:
    agency = AgencyFactory(short_name="Chamber")
    manager = UserFactory(agency_manager=True, agency=agency, name="Dan Whitworth")
    people.add(
        agency=agency,
        name="Priya Nair",
        email="Priya@chamber.example",
        role="broker",
        by=manager,
        at=timezone.now(),
    )
    (letter,) = letters
    assert (letter["To"], letter["Subject"]) == (
        "priya@chamber.example",
        "You can now sign in to Frontdoor for Chamber",
    )
    assert "Dan Whitworth has added you" in letter.get_content()
    choose(client, link_in(letter))
    client.post("/sign-in/", {"login": "priya@chamber.example", "password": NEW})
    assert client.session["_auth_user_id"] == str(User.objects.get(name="Priya Nair").pk)


def test_invitation_of_somebody_with_a_password_holds_no_link_to_change_it(
    letters: list[EmailMessage],
) -> None:
    manager = UserFactory(agency_manager=True)
    known = UserFactory(broker=True)
    people.add(
        agency=manager.agency, name="", email=known.email, role="verifier", by=manager, at=timezone.now()
    )
    assert "/password/new/" not in letters[0].get_content()
    assert "/sign-in/" in letters[0].get_content()


def _add_and_fail(manager: User) -> None:
    people.add(
        agency=manager.memberships.get().agency,
        name="A",
        email="a@b.example",
        role="broker",
        by=manager,
        at=timezone.now(),
    )
    raise ZeroDivisionError


def test_invitation_waits_until_the_person_is_really_added(letters: list[EmailMessage]) -> None:
    manager = UserFactory(agency_manager=True)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _add_and_fail(manager)
    assert letters == []


def test_invitation_that_cannot_be_sent_still_adds_the_person(letters: list[EmailMessage], settings) -> None:
    settings.EMAIL_PORT = 1
    manager = UserFactory(agency_manager=True)
    people.add(
        agency=manager.agency, name="A", email="a@b.example", role="broker", by=manager, at=timezone.now()
    )
    assert User.objects.get(email="a@b.example").agency == manager.agency
