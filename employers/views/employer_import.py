"""Import a partner's list: try it, see what would happen, then do it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import get_valid_filename

from accounts.decorators import requires
from accounts.permissions import Permission
from employers.actions.imports import Summary, import_employers
from employers.forms.listing import ImportForm
from employers.views.lists import Asking, asking
from toolkit.errors import Refused
from toolkit.htmx import render

TEMPLATE = "employers/employer_import.html"
# As many as a person reads on a page; the command writes them all to files.
SHOWN = 200


@dataclass(frozen=True)
class Outcome:
    """What the run did, and the rows that a person must look at."""

    summary: Summary
    refused: list[dict[str, str]]
    held: list[dict[str, str]]
    notes: list[dict[str, str]]


@requires(Permission.IMPORT_EMPLOYERS)
def employer_import(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    outcome = None
    if form.is_bound and form.is_valid():
        try:
            outcome = _imported(form.cleaned_data, who)
        except Refused as refused:
            form.add_error("file", refused.message)
    status = 422 if form.is_bound and outcome is None else 200
    return render(request, TEMPLATE, {"form": form, "outcome": outcome, "shown": SHOWN}, status=status)


def _imported(given: dict[str, Any], who: Asking) -> Outcome:
    with _kept(given["file"]) as path:
        summary = import_employers(
            path=path,
            by=who.user,
            at=timezone.now(),
            on_possible=given["on_possible"],
            dry_run=given["dry_run"],
            reports_in=path.parent,
        )
        reports = [_rows(path.with_name(f"{path.name}.{kind}.csv")) for kind in ("errors", "held", "notes")]
    return Outcome(summary, *reports)


@contextmanager
def _kept(upload: Any) -> Iterator[Path]:
    """The upload as a file for as long as it is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / get_valid_filename(upload.name or "list.csv")
        with path.open("wb") as file:
            file.writelines(upload.chunks())
        yield path


def _rows(path: Path) -> list[dict[str, str]]:
    """Line and reason of the first rows of a report, with a few words to know the row by."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        names = next(reader)
        own = names.index("line")
        return [
            dict(zip(names[own:], cells[own:], strict=True)) | {"row": _in_short(cells[:own])}
            for cells in islice(reader, SHOWN)
        ]


def _in_short(cells: list[str]) -> str:
    return ", ".join(filter(None, cells))[:120]
