"""Employers from a file: good rows in, bad rows apart with the reason, nothing twice."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import IntegrityError, transaction

from accounts.models import User
from employers.actions.imported_changes import Known, known_employers, update
from employers.actions.imported_records import Import, create_all
from employers.importing.cleaning import BadRow, Draft, clean
from employers.importing.mapping import profile_for
from employers.importing.reading import RawRow, Table, open_table
from employers.importing.reports import RowFile
from employers.models import SicCode
from employers.recognising import Answer, Question, fold, recognise
from toolkit.errors import Refused

CHUNK = 500
TAKEN = "Another employer took one of these numbers at the same moment. Import this row again."
Progress = Callable[[int], None]


@dataclass
class Summary:
    """What one run did; `rows` is the sum of the counts below it."""

    file: str
    profile: str = ""
    dry_run: bool = False
    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    held: int = 0
    refused: int = 0
    notes: int = 0
    seconds: float = 0.0
    files: list[str] = field(default_factory=list)

    @property
    def rows_a_second(self) -> int:
        return round(self.rows / self.seconds) if self.seconds else 0


def import_employers(
    *,
    path: Path,
    by: User | None,
    at: datetime,
    profile: str | None = None,
    on_possible: Literal["hold", "create"] = "hold",
    dry_run: bool = False,
    progress: Progress | None = None,
    reports_in: Path | None = None,
) -> Summary:
    """Read the file in chunks of one transaction each. Refused when it cannot be read at all.

    A dry run does the same within one transaction that is undone at the end.
    """
    started = time.monotonic()
    summary = Summary(str(path), dry_run=dry_run)
    with ExitStack() as stack:
        table = stack.enter_context(open_table(path))
        run = _Run(
            path,
            table,
            profile=profile,
            on_possible=on_possible,
            by=by,
            at=at,
            summary=summary,
            stack=stack,
            reports_in=reports_in,
        )
        if dry_run:
            stack.enter_context(transaction.atomic())
        for _ in run.chunks():
            if progress:
                progress(summary.rows)
        if dry_run:
            transaction.set_rollback(True)
    summary.files = [str(one.path) for one in run.row_files if one.count]
    summary.seconds = time.monotonic() - started
    return summary


class _Run:
    def __init__(
        self,
        path: Path,
        table: Table,
        *,
        profile: str | None,
        on_possible: str,
        by: User | None,
        at: datetime,
        summary: Summary,
        stack: ExitStack,
        reports_in: Path | None,
    ) -> None:
        chosen = profile_for(table.header, profile)
        codes = dict(SicCode.objects.filter(scheme="SIC2007").values_list("code", "pk"))
        self.rows = table.rows
        self.places = chosen.places(table.header)
        self.on_possible = on_possible
        self.summary = summary
        self.summary.profile = chosen.title
        self.codes = frozenset(codes)
        self.context = Import(path.name, chosen, codes, by, at)
        folder = reports_in or _folder_beside(path)
        header = table.header
        self.errors = RowFile(folder / f"{path.name}.errors.csv", header, ["line", "reason"])
        self.held = RowFile(
            folder / f"{path.name}.held.csv", header, ["line", "possible_match", "its_name", "why"]
        )
        self.notes = RowFile(folder / f"{path.name}.notes.csv", header, ["line", "left_out"])
        self.row_files = [self.errors, self.held, self.notes]
        for one in self.row_files:
            stack.enter_context(one)

    def chunks(self) -> Iterator[None]:
        """Work through the file; rows that depend on one of their own chunk wait for the next."""
        waiting: list[Draft] = []
        for rows in _chunked(self.rows):
            drafts = [draft for row in rows if (draft := self._cleaned(row))]
            waiting = self._write([*waiting, *drafts])
            yield
        while waiting:
            waiting = self._write(waiting)
            yield

    def _cleaned(self, row: RawRow) -> Draft | None:
        self.summary.rows += 1
        try:
            draft = clean(row, self.places, profile=self.context.profile, industries=self.codes)
        except BadRow as bad:
            self._refuse(row.cells, row.line, str(bad))
            return None
        if draft.notes:
            self.summary.notes += 1
            self.notes.add(draft.cells, draft.line, " ".join(draft.notes))
        return draft

    def _refuse(self, cells: Sequence[str], line: int, reason: str) -> None:
        self.summary.refused += 1
        self.errors.add(cells, line, reason)

    @transaction.atomic
    def _write(self, drafts: list[Draft]) -> list[Draft]:
        answers = recognise([Question(one.name, one.identifiers, one.postcode) for one in drafts])
        known = known_employers({one.employer_id for one in answers if one.employer_id})
        waiting: list[Draft] = []
        fresh: list[Draft] = []
        keys: set[tuple[str, ...]] = set()
        for draft, answer in zip(drafts, answers, strict=True):
            own = _keys(draft)
            if answer.verdict == "same" and answer.employer_id:
                self._update(known[answer.employer_id], draft)
            elif keys.intersection(own):
                waiting.append(draft)
            elif answer.verdict == "possible" and self.on_possible == "hold":
                self._hold(draft, answer, known)
            else:
                fresh.append(draft)
                keys.update(own)
        self._create(fresh)
        return waiting

    def _update(self, known: Known, draft: Draft) -> None:
        if known.employer.closed_on is not None:
            self._refuse(draft.cells, draft.line, f"The record {known.employer.reference} is closed.")
            return
        try:
            changed = update(known, draft, self.context)
        except Refused as refused:
            self._refuse(draft.cells, draft.line, refused.message)
            return
        except IntegrityError:
            self._refuse(draft.cells, draft.line, TAKEN)
            return
        if changed:
            self.summary.updated += 1
        else:
            self.summary.unchanged += 1

    def _hold(self, draft: Draft, answer: Answer, known: dict[int, Known]) -> None:
        self.summary.held += 1
        match = known[answer.employer_id].employer if answer.employer_id else None
        self.held.add(draft.cells, draft.line, match and match.reference, match and match.name, answer.why)

    def _create(self, drafts: list[Draft]) -> None:
        if not drafts:
            return
        try:
            create_all(drafts, self.context)
        except IntegrityError:
            for draft in drafts:
                self._create_one(draft)
        else:
            self.summary.created += len(drafts)

    def _create_one(self, draft: Draft) -> None:
        try:
            create_all([draft], self.context)
        except IntegrityError:
            self._refuse(draft.cells, draft.line, TAKEN)
        else:
            self.summary.created += 1


def _keys(draft: Draft) -> list[tuple[str, ...]]:
    """Two rows of one chunk that share one of these may be one employer."""
    words = [word for word in fold(draft.name).split() if word not in {"limited", "ltd", "plc", "llp", "the"}]
    return [*draft.identifiers, ("name", " ".join(words))]


def _chunked(rows: Iterator[RawRow]) -> Iterator[list[RawRow]]:
    chunk: list[RawRow] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _folder_beside(path: Path) -> Path:
    """Beside the file where that may be written, else among our own files."""
    folder = path.resolve().parent
    if os.access(folder, os.W_OK):
        return folder
    own = Path(settings.VAR_DIR) / "imports"
    own.mkdir(parents=True, exist_ok=True)
    return own
