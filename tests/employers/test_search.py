"""Finding an employer by every door."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.enums import NameKind
from employers.listing.highlighting import highlighted
from employers.listing.search import find
from employers.models import Employer, EmployerName
from tests.factories.employers import EmployerFactory, SiteFactory


@pytest.fixture
def bramley(db: None) -> Employer:
    employer: Employer = EmployerFactory(name="Bramley Foods Limited", company_number="04718822")
    EmployerName.objects.create(employer=employer, kind=NameKind.PREVIOUS, name="Ashdale Mills Ltd")
    EmployerName.objects.create(employer=employer, kind=NameKind.TRADING, name="Café Zoë")
    SiteFactory(employer=employer, postcode="LS1 5HD")
    EmployerFactory(name="Pennine Drinks Co")
    return employer


@pytest.mark.parametrize(
    ("words", "said", "matched"),
    [
        ("bramley", "", "Bramley Foods Limited"),
        ("BRAMLEY  FOODS", "", "Bramley Foods Limited"),
        ("foods", "", "Bramley Foods Limited"),
        ("bramly foods", "", "Bramley Foods Limited"),
        ("ashdale mills", "was", "Ashdale Mills Ltd"),
        ("cafe zoe", "trading as", "Café Zoë"),
        ("04718822", "number", "04718822"),
        ("4718822", "number", "04718822"),
        ("ls1 5hd", "at", "LS1 5HD"),
        ("LS1", "at", "LS1 5HD"),
    ],
)
def test_find_answers_by_every_door(bramley: Employer, words: str, said: str, matched: str) -> None:
    assert [(hit.employer_id, hit.said, hit.matched) for hit in find(words)] == [(bramley.pk, said, matched)]


@pytest.mark.parametrize("words", ["", "b", "zzzz", "100%", "_____", "\\"])
def test_find_answers_nothing_where_nothing_is_like_it(bramley: Employer, words: str) -> None:
    assert find(words) == []


@pytest.mark.django_db
def test_find_puts_the_closest_first() -> None:
    names = ["Northern Foods", "Foods of the North Limited", "North", "North Yorkshire Timber"]
    employers = {name: EmployerFactory(name=name).pk for name in names}
    places = {pk: name for name, pk in employers.items()}
    assert [places[hit.employer_id] for hit in find("north")] == [
        "North",
        "Northern Foods",
        "North Yorkshire Timber",
        "Foods of the North Limited",
    ]


@pytest.mark.django_db
def test_find_uses_the_trigram_index_among_many_names() -> None:
    employer = EmployerFactory()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO employers_employername (employer_id, kind, name, created_at, version) "
            "SELECT %s, 'trading', md5(n::text), now(), 1 FROM generate_series(1, 20000) AS n",
            [employer.pk],
        )
        # as autovacuum would, a moment later
        cursor.execute("SELECT gin_clean_pending_list('employers_name_by_trigram')")
        cursor.execute("ANALYZE employers_employername")
    with CaptureQueriesContext(connection) as captured:
        find("bramley foods")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {captured.captured_queries[0]['sql']}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert ("employers_name_by_trigram" in plan, len(captured)) == (True, 1)


@pytest.mark.parametrize(
    ("name", "words", "shown"),
    [
        ("Bramley Foods", "bram", "<mark>Bram</mark>ley Foods"),
        ("Café Zoë", "cafe z", "<mark>Café Z</mark>oë"),
        ("A & B <Ltd>", "b <", "A &amp; <mark>B &lt;</mark>Ltd&gt;"),
        ("Bramley", "zz", "Bramley"),
        ("ﬁnal Ltd", "fi", "<mark>ﬁ</mark>nal Ltd"),
    ],
)
def test_match_is_marked_and_escaped(name: str, words: str, shown: str) -> None:
    assert str(highlighted(name, words)) == shown
