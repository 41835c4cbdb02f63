"""A test database in a third of a second: a copy of a template, built once for each set of migrations."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "test_frontdoor_"
# any number that nobody else uses: one builder at a time, whatever number of runs there are
ADVISORY_LOCK = 20_261_122


@cache
def fingerprint() -> str:
    """Changes when a migration, a reference list, what loads the lists, or a package changes."""
    found = [ROOT / "requirements.lock"]
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if folder.is_relative_to(ROOT) and ".venv" not in folder.parts:
            found += [
                *folder.glob("migrations/*.py"),
                *folder.glob("**/*.csv"),
                *folder.glob("reference_data/*.py"),
            ]
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def create_copy() -> None:
    """Give this run its own database, and point Django at it."""
    template = f"{PREFIX}template_{fingerprint()}"
    with _server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
        _drop_leftovers(cursor, but=template)
        if not _exists(cursor, template):
            _build(cursor, template)
        cursor.execute(f'CREATE DATABASE "{_own_name()}" TEMPLATE "{template}"')
    _point_django_at(_own_name())


def restore_copy() -> None:
    """After a test that committed: throw its database away and take a new one."""
    drop_copy()
    create_copy()


def drop_copy() -> None:
    connection.close()
    with _server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{_own_name()}" WITH (FORCE)')


def _own_name() -> str:
    return f"{PREFIX}run_{os.getpid()}"


def _build(cursor: CursorWrapper, template: str) -> None:
    unfinished = f"{PREFIX}unfinished"
    cursor.execute(f'DROP DATABASE IF EXISTS "{unfinished}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{unfinished}"')
    _point_django_at(unfinished)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_reference_data", verbosity=0)
    connection.close()
    cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{template}"')


def _drop_leftovers(cursor: CursorWrapper, *, but: str) -> None:
    """Old templates, and the copies of runs that were killed: nobody is connected to them."""
    cursor.execute(
        """
        SELECT datname FROM pg_database AS it
        WHERE datname ~ %s AND datname <> %s
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
