import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import FileResponse
from openpyxl import load_workbook

from toolkit.spreadsheets import csv_response, safe_text, xlsx_response


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 1632",
        "-cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1+1",
        "－1",
        "＠x",
        "＋1",
    ],
)
def test_text_that_could_start_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Bramley Foods", "a=b", "O'Neil & Sons", "1-2", ""])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (-5, "-5"),
        (Decimal("-1.50"), "-1.50"),
        (date(2026, 11, 3), "2026-11-03"),
        (datetime(2026, 7, 1, 13, 5, tzinfo=UTC), "2026-07-01 14:05"),
    ],
)
def test_values_that_are_not_text_are_written_plainly(value: object, expected: str) -> None:
    assert safe_text(value) == expected


def test_csv_response_streams_a_header_and_rows_excel_can_read() -> None:
    rows: list[list[object]] = [["Café, Ltd", 3], ["=HYPERLINK()", None]]
    response = csv_response("Employers", ["Name", "Jobs"], iter(rows))
    text = b"".join(response).decode()
    assert text[0] == "\ufeff"
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["Name", "Jobs"],
        ["Café, Ltd", "3"],
        ["'=HYPERLINK()", ""],
    ]


def test_csv_response_is_a_download_named_after_the_list() -> None:
    response = csv_response("Employers, Ashdale", ["Name"], [])
    assert response["Content-Disposition"] == 'attachment; filename="Employers, Ashdale.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"


def test_csv_filename_with_a_line_break_cannot_add_a_header() -> None:
    disposition = csv_response("a\r\nSet-Cookie: x", ["Name"], [])["Content-Disposition"]
    assert disposition == "attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20x.csv"


def close_file(response: FileResponse) -> None:
    """Closing the whole answer would end a request, and with it the connection to the database."""
    response.file_to_stream.close()


def xlsx_cells(header: list[str], rows: list[list[object]]) -> list[list[tuple[object, str]]]:
    response = xlsx_response("Employers", header, rows)
    book = load_workbook(io.BytesIO(b"".join(response)))
    close_file(response)
    return [[(cell.value, cell.data_type) for cell in row] for row in book.active.iter_rows()]


def test_xlsx_cell_that_looks_like_a_formula_is_text() -> None:
    assert xlsx_cells(["Name"], [["=1+1"]])[1] == [("=1+1", "s")]


def test_xlsx_cells_keep_numbers_and_dates_as_such() -> None:
    cells = xlsx_cells(["A", "B", "C"], [[3, date(2026, 11, 3), datetime(2026, 7, 1, 13, 5, tzinfo=UTC)]])
    assert cells[1] == [(3, "n"), (datetime(2026, 11, 3), "d"), (datetime(2026, 7, 1, 14, 5), "d")]  # noqa: DTZ001 - what openpyxl reads


def test_xlsx_cell_loses_the_control_characters_a_workbook_may_not_hold() -> None:
    assert xlsx_cells(["Name"], [["a\x00b\x0bc"]])[1] == [("abc", "s")]


def test_xlsx_response_is_a_download_named_after_the_list() -> None:
    response = xlsx_response("Employers", ["Name"], [])
    assert response["Content-Disposition"] == 'attachment; filename="Employers.xlsx"'
    close_file(response)
