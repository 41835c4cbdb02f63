"""What an import could not do, as files to work through: the file's own columns and the reason."""

import csv
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from toolkit.spreadsheets import BYTE_ORDER_MARK, safe_text


class RowFile:
    """`FILE.errors.csv` and the like; it exists only when a row went into it."""

    def __init__(self, path: Path, header: Sequence[str], extra: Sequence[str]) -> None:
        self.path = path
        self.count = 0
        self._header = [*header, *extra]
        self._file: IO[str] | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def add(self, cells: Sequence[str], *extra: object) -> None:
        if self._file is None:
            self._open()
        self.count += 1
        width = len(self._header) - len(extra)
        padded = [*cells[:width], *[""] * (width - len(cells))]
        self._writer.writerow([safe_text(value) for value in (*padded, *extra)])

    def _open(self) -> None:
        self._file = self.path.open("w", newline="", encoding="utf-8")
        self._file.write(BYTE_ORDER_MARK)
        self._writer = csv.writer(self._file)
        self._writer.writerow([safe_text(words) for words in self._header])
