"""Rows of a CSV or XLSX file as text, within bounds, whatever program wrote it."""

import codecs
import csv
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from toolkit.errors import Refused

MAX_BYTES = 500 * 1024 * 1024
MAX_UNZIPPED_BYTES = 1024 * 1024 * 1024
MAX_ROWS = 1_000_000
MAX_COLUMNS = 300
MAX_CELL = 5_000
BLOCK = 1024 * 1024


@dataclass(frozen=True)
class RawRow:
    """`line` is where the row starts, as a text editor or spreadsheet numbers it."""

    line: int
    cells: Sequence[str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    header: Sequence[str]
    rows: Iterator[RawRow]


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Refused, with the reason, when the file cannot be read at all; a row's own problem stays with it."""
    _check_size(path)
    lines = _xlsx_lines(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else _csv_lines(path)
    try:
        header = next((row.cells for row in lines if any(row.cells)), None)
        if header is None:
            raise Refused("This file is empty.")
        if len(header) > MAX_COLUMNS:
            raise Refused(f"This file has {len(header)} columns; at most {MAX_COLUMNS} can be read.")
        yield Table(header, _body(lines, header))
    finally:
        lines.close()


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise Refused(f"The file {path} cannot be opened: {error.strerror}.") from error
    if size > MAX_BYTES:
        raise Refused(f"This file is larger than {MAX_BYTES // BLOCK} MB. Split it and import the parts.")


def _body(lines: Iterator[RawRow], header: Sequence[str]) -> Iterator[RawRow]:
    for count, row in enumerate((row for row in lines if any(row.cells) or row.problem), start=1):
        if count > MAX_ROWS:
            raise Refused(f"This file has more than {MAX_ROWS:,} rows. Split it and import the parts.")
        yield RawRow(row.line, row.cells, row.problem or _shape_problem(row.cells, header))


def _shape_problem(cells: Sequence[str], header: Sequence[str]) -> str:
    filled = len(cells) if len(cells) <= len(header) or any(cells[len(header) :]) else len(header)
    if filled != len(header):
        return (
            f"This row has {len(cells)} cells where the heading has {len(header)}. A comma inside a cell "
            "needs quotation marks around it."
        )
    if any(len(cell) > MAX_CELL for cell in cells):
        return f"A cell is longer than {MAX_CELL:,} letters. Perhaps a quotation mark is never closed."
    if any("\0" in cell for cell in cells):
        return "A cell holds something that is not text."
    return ""


def _csv_lines(path: Path) -> Generator[RawRow, None, None]:
    with path.open(encoding=_encoding(path), newline="") as file:
        start = file.read(64 * 1024)
        file.seek(0)
        reader = csv.reader(file, delimiter=_delimiter(start))
        before = 0
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield RawRow(before + 1, [], f"This row cannot be read: {error}.")
            else:
                yield RawRow(before + 1, cells)
            before = reader.line_num


def _encoding(path: Path) -> str:
    """UTF-8 with or without its mark, UTF-16 by its mark, else what Windows writes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        first = file.read(BLOCK)
        if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        try:
            decoder.decode(first)
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _windows(path)
    return "utf-8-sig"


def _windows(path: Path) -> str:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            try:
                block.decode("cp1252")
            except UnicodeDecodeError as error:
                raise Refused("This is not a text file. Save it as CSV (UTF-8) or XLSX.") from error
    return "cp1252"


def _delimiter(start: str) -> str:
    heading = start.split("\n", 1)[0]
    return max(",;\t|", key=heading.count)


def _xlsx_lines(path: Path) -> Generator[RawRow, None, None]:
    _check_unzipped_size(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Refused("This XLSX file is damaged. Open it in a spreadsheet and save it again.") from error
    try:
        width = 0
        rows = book.worksheets[0].iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
        for line, values in enumerate(rows, start=1):
            cells = _without_empty_end([_as_text(value) for value in values])
            width = width or len(cells)
            yield RawRow(line, cells + [""] * (width - len(cells)))
    finally:
        book.close()


def _check_unzipped_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise Refused("This is not an XLSX file, whatever its name says.") from error
    if size > MAX_UNZIPPED_BYTES:
        raise Refused("This XLSX file is too large once unpacked. Save it as CSV.")


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
