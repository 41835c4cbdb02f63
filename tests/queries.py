"""Does a page ask the database more when it has more to show?"""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_same_queries(ask: Callable[[], object], *, add_rows: Callable[[], object]) -> None:
    """`ask` gets the page with one row; `add_rows` makes it three; then it is asked again.

    The first answer of all is thrown away: it may fill caches.
    """
    ask()
    few = _queries(ask)
    add_rows()
    many = _queries(ask)
    more = "\n".join(query for query in many if query not in few)
    assert len(many) == len(few), f"{len(few)} queries before, {len(many)} with more rows. New ones:\n{more}"


def _queries(ask: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        ask()
    return [query["sql"] for query in captured.captured_queries]
