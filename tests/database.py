"""A test database in a third of a second: a copy of a template, built once for each set of migrations."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.utils import timezone

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "test_frontdoor_"
# any number that nobody else uses: one builder at a time, whatever number of runs there are
ADVISORY_LOCK = 20_261_122


@cache
def plain_template() -> str:
    """With the reference lists. Another one when a migration, a list or its loader, or a package changes."""
    folders = _product_folders()
    found = [ROOT / "requirements.lock"]
    for folder in folders:
        found += [
            *folder.glob("migrations/*.py"),
            *folder.glob("**/*.csv"),
            *folder.glob("reference_data/*.py"),
        ]
    return f"{PREFIX}template_{_digest(found)}"


@cache
def demo_template() -> str:
    """With the demo partnership too, whose year ends today. Another one when any code changes."""
    found = [
        path for folder in _product_folders() for path in folder.rglob("*") if path.suffix in {".py", ".csv"}
    ]
    return f"{PREFIX}template_{_digest(found)}_{timezone.localdate():%Y%m%d}"


def create_copy(*, demo: bool = False) -> None:
    """Give this run its own database, and point Django at it."""
    plain = plain_template()
    with _server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        _drop_leftovers(cursor, but=[plain, demo_template()])
        if not _exists(cursor, plain):
            _build(cursor, plain, _fill_plain, source="template1")
        if demo and not _exists(cursor, demo_template()):
            _build(cursor, demo_template(), _fill_demo, source=plain)
        cursor.execute(f'CREATE DATABASE "{_own_name()}" TEMPLATE "{demo_template() if demo else plain}"')
    _point_django_at(_own_name())


def restore_copy(*, demo: bool = False) -> None:
    """Throw this run's database away and take a new one: what a test committed is gone."""
    drop_copy()
    create_copy(demo=demo)


def drop_copy() -> None:
    connection.close()
    with _server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{_own_name()}" WITH (FORCE)')


def _own_name() -> str:
    return f"{PREFIX}run_{os.getpid()}"


def _product_folders() -> list[Path]:
    folders = [Path(app.path) for app in apps.get_app_configs()]
    return [folder for folder in folders if folder.parent == ROOT]


def _digest(found: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _build(cursor: CursorWrapper, template: str, fill: Callable[[], None], *, source: str) -> None:
    unfinished = f"{PREFIX}unfinished"
    cursor.execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{unfinished}" TEMPLATE "{source}"')
    _point_django_at(unfinished)
    fill()
    connection.close()
    cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{template}"')


def _fill_plain() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference_data", verbosity=0)


def _fill_demo() -> None:
    call_command("seed_demo", size="small", verbosity=0, stdout=StringIO())


def _drop_leftovers(cursor: CursorWrapper, *, but: list[str]) -> None:
    """Old templates, and the copies of runs that were killed: nobody is connected to them."""
    cursor.execute(
        """
        SELECT datname FROM pg_database AS it
        WHERE datname ~ %s AND datname <> ALL(%s)
          AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datid = it.oid)
        """,
        [f"^{PREFIX}(template|run)_", but],
    )
    for (name,) in cursor.fetchall():
        owner = name.removeprefix(f"{PREFIX}run_")
        if not owner.isdigit() or not _lives(int(owner)):
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _exists(cursor: CursorWrapper, name: str) -> bool:
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return cursor.fetchone() is not None


@contextmanager
def _server() -> Iterator[CursorWrapper]:
    """A connection to the server that is in none of the databases made here."""
    with connection._nodb_cursor() as cursor:
        yield cursor


def _point_django_at(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name
