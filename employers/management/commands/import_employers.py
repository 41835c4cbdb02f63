import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from employers.actions.imports import Summary, import_employers
from toolkit.errors import Refused
from toolkit.templatetags.words import plural

SOME_REFUSED = 1
COULD_NOT_RUN = 2


class Command(BaseCommand):
    help = (
        "Imports employers from a CSV or XLSX file. Rows that cannot be imported go to FILE.errors.csv, "
        "possible duplicates to FILE.held.csv, what was left out of a row to FILE.notes.csv. "
        "Safe to run again. Exit status: 0 all rows were dealt with, 1 some rows are in the file of "
        "errors, 2 nothing was read."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--profile", help="which column holds what: a .toml or .json file, or a known profile's name"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
        parser.add_argument(
            "--on-possible",
            choices=["hold", "create"],
            default="hold",
            help="a possible duplicate is held for a decision, or created (default: hold)",
        )
        parser.add_argument("--json", action="store_true", help="print the summary as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            summary = import_employers(
                path=options["file"],
                by=None,
                at=timezone.now(),
                profile=options["profile"],
                on_possible=options["on_possible"],
                dry_run=options["dry_run"],
                progress=self._show if self.stderr.isatty() else None,
            )
        except Refused as refused:
            raise CommandError(refused.message, returncode=COULD_NOT_RUN) from refused
        if options["json"]:
            self.stdout.write(json.dumps(asdict(summary) | {"rows_a_second": summary.rows_a_second}))
        else:
            self._tell(summary)
        if summary.refused:
            sys.exit(SOME_REFUSED)

    def _show(self, rows: int) -> None:
        self.stderr.write(f"\r{rows:,} rows", ending="")
        self.stderr.flush()

    def _tell(self, summary: Summary) -> None:
        for path in summary.files:
            self.stdout.write(f"See {path}")
        would = "Dry run, nothing written: " if summary.dry_run else ""
        self.stdout.write(
            f"{would}{plural(summary.rows, 'row')}: "
            f"{summary.created:,} created, {summary.updated:,} updated, "
            f"{summary.unchanged:,} unchanged, {summary.held:,} held, {summary.refused:,} refused; "
            f"{summary.notes:,} with something left out; {summary.rows_a_second:,} rows a second."
        )
