import fcntl
import hashlib
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from accounts.models import Agency
from accounts.queries import agencies_with_people

# the fonts of documents are read from the disk, and one viewer of the API is enough
NEVER_SERVED = ("pdf-fonts", "redoc*")


class Command(BaseCommand):
    help = (
        "Brings the database, the lists that ship with the product and the static files up to date; with "
        "DEBUG on also makes the demo partnership where there is no agency yet. Does only what is not done."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", help="say that the product is served there, and who can sign in")

    def handle(self, *_args: Any, **options: Any) -> None:
        self.done_dir = settings.VAR_DIR / "ready"
        self.done_dir.mkdir(parents=True, exist_ok=True)
        # two servers may be started at once
        with (self.done_dir / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            migrated = self._migrate()
            self._load_lists(migrated=migrated)
            self._make_demo()
            self._collect_static_files()
        if options["address"]:
            self.stdout.write(_announcement(options["address"]))
        else:
            self.stdout.write("Ready.")

    def _migrate(self) -> bool:
        call_command("createcachetable", verbosity=0)
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        self.stdout.write("Bringing the database up to date")
        call_command("migrate", interactive=False, verbosity=0)
        return True

    def _load_lists(self, *, migrated: bool) -> None:
        with self._changed("lists", settings.BASE_DIR.glob("*/reference_data/**/*")) as changed:
            if changed or migrated:
                call_command("load_reference_data", verbosity=0)

    def _make_demo(self) -> None:
        if not settings.DEBUG or Agency.objects.exists():
            return
        self.stdout.write("Making the demo partnership, the first time only")
        # all or nothing: half a demo would be taken for a whole one the next time
        with transaction.atomic():
            call_command("seed_demo", verbosity=0)

    def _collect_static_files(self) -> None:
        with self._changed("static", _static_sources()) as changed:
            if changed:
                call_command(
                    "collectstatic", interactive=False, verbosity=0, ignore_patterns=list(NEVER_SERVED)
                )

    @contextmanager
    def _changed(self, name: str, sources: Iterable[Path]) -> Iterator[bool]:
        """Whether any source differs from the last time that what follows was done to its end."""
        database = settings.DATABASES["default"]
        digest = hashlib.sha256(f"{database.get('HOST')} {database['NAME']}\n".encode())
        for path in sorted(path for path in sources if path.is_file()):
            found = path.stat()
            digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
        stamp = self.done_dir / name
        yield not stamp.exists() or stamp.read_text() != digest.hexdigest()
        stamp.write_text(digest.hexdigest())


def _static_sources() -> Iterator[Path]:
    for folder in settings.STATICFILES_DIRS:
        yield from Path(folder).rglob("*")
    yield settings.BASE_DIR / "requirements.lock"


def _announcement(address: str) -> str:
    lines = ["", f"Frontdoor is at {address} (Ctrl-C stops it)"]
    if settings.DEBUG:
        lines += ["", f"Sign in with one press at {address}/demo/ as anybody of the demo, for example"]
        lines += [f"  {example}" for example in _one_person_for_each_role()]
    return "\n".join([*lines, ""])


def _one_person_for_each_role() -> Iterator[str]:
    seen = set()
    for group in agencies_with_people():
        for held in group.memberships:
            if held.role not in seen:
                seen.add(held.role)
                yield f"{held.user.name} <{held.user.email}>, {held.get_role_display()}, {group.agency}"
