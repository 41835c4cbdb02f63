"""The PDF: accessible, archival, the same bytes every time, closed to the outside, and bounded."""

import io
import json
import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pydyf
import pytest
from django.conf import settings
from django.utils import timezone
from weasyprint.urls import FatalURLFetchingError

from employers.models import Employer
from offers.models import OfferVersion
from offers.queries import whole
from offers.rendering import pdf as pdf_module
from offers.rendering import worker
from offers.rendering.document import html_of
from offers.rendering.finishing import end_streams_cleanly, ends_cleanly
from offers.rendering.limits import MOST_PAGES
from offers.rendering.pdf import pdf_of
from offers.rendering.worker import render
from offers.snapshot.build import build, canonical, fingerprint
from tests.factories.offers import bakery, draft, logistics
from toolkit.errors import Refused

pytestmark = [
    pytest.mark.django_db,
    # WeasyPrint leaves its colour profile open until it is collected
    pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning"),
]

FONTS = settings.VAR_DIR / "assets" / "pdf-fonts"
MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def snapshot_of(employer: Employer) -> dict[str, Any]:
    version = draft(employer)
    return build(whole(OfferVersion.objects.filter(pk=version.pk)).get(), issued_at=MOMENT)


@cache
def kept(make: Callable[[], Employer]) -> bytes:
    """Made once for all tests: words need no database any more."""
    return canonical(snapshot_of(make()))


@pytest.fixture(params=[bakery, logistics])
def snapshot(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept(request.param))
    return found


@pytest.fixture
def small() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(kept(bakery))
    return found


def made(html: str, **known: Any) -> Any:
    facts = {"attachment": "{}", "issued_at": MOMENT, "fonts": FONTS, "pages": 20, **known}
    return render(html, **facts)


def whole_document(snapshot: dict[str, Any]) -> bytes:
    return _document(html_of(snapshot, fingerprint(snapshot)), canonical(snapshot).decode())


@cache
def _document(html: str, words: str) -> bytes:
    content: bytes = made(html, attachment=words).pdf
    return content


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    def walk(node: Any) -> Iterator[pikepdf.Dictionary]:
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid)

    yield from walk(pdf.Root.StructTreeRoot)


def test_document_is_valid_for_screen_readers_and_for_archives(snapshot: dict[str, Any]) -> None:
    content = whole_document(snapshot)
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert [(failure.rule_id, failure.message) for failure in report.failures] == []


def compressed_to_a_carriage_return() -> bytes:
    """The checksum at the end of compressed bytes ends as the sum of the letters does."""
    return next(words for number in range(256) if zlib.compress(words := b"a" * number, 9).endswith(b"\r"))


def test_stream_that_would_end_in_a_carriage_return_is_left_uncompressed() -> None:
    pdf = pydyf.PDF()
    stream = pydyf.Stream([compressed_to_a_carriage_return()], compress=True)
    pdf.add_object(stream)
    assert not ends_cleanly(stream.data)
    end_streams_cleanly(pdf)
    assert ends_cleanly(stream.data)


def test_document_is_written_again_until_every_stream_ends_cleanly(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, False, True])
    monkeypatch.setattr(worker, "ends_cleanly", lambda _content: next(answers))
    content = made('<html lang="en"><head><title>x</title></head><body><h1>x</h1></body></html>').pdf
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo["/Attempt"]) == "2"


def test_document_says_what_it_is(small: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(small))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        number = small["document"]["number"]
        assert str(pdf.docinfo["/Title"]) == f"{number} version 1: offer for Harlow Street Bakery"


def test_headings_have_no_gaps_and_one_first(small: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(small))) as pdf:
        levels = [int(str(one.S)[2]) for one in elements(pdf) if str(one.S) in ("/H1", "/H2", "/H3")]
    assert levels.count(1) == 1
    assert [after - level for level, after in pairwise(levels) if after - level > 1] == []


def test_every_table_heading_has_a_scope_and_every_figure_words(snapshot: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(snapshot))) as pdf:
        found = list(elements(pdf))
        assert {str(one.A.Scope) for one in found if str(one.S) == "/TH"} == {"/Column", "/Row"}
        assert [one for one in found if str(one.S) == "/Figure" and not str(one.get("/Alt", ""))] == []


def test_running_text_is_outside_the_structure(small: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(small))) as pdf:
        for sheet in pdf.pages:
            marked = [
                str(step.operands[0])
                for step in pikepdf.parse_content_stream(sheet)
                if str(step.operator) == "BDC" and "/Pagination" in str(step.operands)
            ]
            assert set(marked) == {"/Artifact"}


def test_no_text_stands_outside_marked_content(snapshot: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(snapshot))) as pdf:
        for sheet in pdf.pages:
            depth = 0
            for step in pikepdf.parse_content_stream(sheet):
                operator = str(step.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
                assert depth > 0 or operator not in ("Tj", "TJ")


def test_words_are_attached_as_the_source_with_the_date_of_issue(small: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(small))) as pdf:
        assert list(pdf.attachments) == ["offer.json"]
        file = pdf.attachments["offer.json"]
        assert file.get_file().read_bytes() == canonical(small)
        assert (str(file.obj.AFRelationship), file.get_file().creation_date) == ("/Source", MOMENT)
        assert len(pdf.Root.AF) == 1


def test_document_uses_no_font_but_ours(snapshot: dict[str, Any]) -> None:
    with pikepdf.open(io.BytesIO(whole_document(snapshot))) as pdf:
        fonts = {
            str(one.BaseFont).split("+")[1].split("-")[0] for one in pdf.pages[0].Resources.Font.values()
        }
    assert fonts == {"Inter"}


def test_two_processes_give_the_same_bytes(small: dict[str, Any]) -> None:
    work = {
        "html": html_of(small, fingerprint(small)),
        "attachment": canonical(small).decode(),
        "issued_at": MOMENT.isoformat(),
        "fonts": str(FONTS),
        "pages": 9,
    }
    found = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        done = subprocess.run(
            [sys.executable, "-m", "offers.rendering.worker"],
            input=json.dumps(work).encode(),
            capture_output=True,
            check=True,
            cwd=settings.BASE_DIR,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )
        found.append(done.stdout)
    assert found[0] == found[1]


@pytest.mark.parametrize(("make", "pages"), [(bakery, 4), (logistics, 7)])
def test_document_stays_short(make: Callable[[], Employer], pages: int) -> None:
    snapshot = json.loads(kept(make))
    assert made(html_of(snapshot, "x")).pages <= pages
    assert pages <= MOST_PAGES[snapshot["document"]["form"]]


@pytest.mark.parametrize(
    "html",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<style>@import "file:///etc/passwd";</style>',
        '<img src="font:../../secret_key" alt="x">',
    ],
)
def test_document_reads_nothing_from_disk_or_network(html: str) -> None:
    with pytest.raises(FatalURLFetchingError, match="Error fetching"):
        made(f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>{html}</body></html>')


def test_document_attaches_nothing_but_its_words() -> None:
    link = '<link rel="attachment" href="file:///etc/hostname">'
    content = made(f'<html lang="en"><head><title>x</title>{link}</head><body><h1>x</h1></body></html>').pdf
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(pdf.attachments) == ["offer.json"]


def test_words_of_people_stay_words(small: dict[str, Any]) -> None:
    small["sections"][0]["blocks"][0]["items"][0] = '<img src="file:///etc/passwd"> & <b>bold</b>'
    html = html_of(small, "x")
    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt; &amp; &lt;b&gt;bold&lt;/b&gt;" in html


def test_too_many_pages_are_refused_with_what_to_do(
    small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_PAGES, "sme", 1)
    with pytest.raises(Refused, match=r"The PDF is too long: \d pages where 1 are allowed"):
        pdf_of(small, "x")


def test_worker_that_dies_is_refused_with_what_to_do(
    small: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_module, "html_of", lambda _words, _fingerprint: None)
    with pytest.raises(Refused, match="could not be made"):
        pdf_of(small, "x")


def test_worker_that_hangs_is_stopped(small: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "SECONDS", 0.05)
    with pytest.raises(Refused, match="took too long"):
        pdf_of(small, "x")


def test_draft_says_that_it_is_no_offer(small: dict[str, Any]) -> None:
    assert "Draft. This is not an offer until it is issued." in html_of(small, "")
    assert "Draft. This is not an offer" not in html_of(small, "x")


def test_agencies_and_funds_stand_in_the_annexes_only() -> None:
    found = json.loads(kept(bakery))
    body, annexes = json.dumps(found["sections"]), json.dumps(found["annexes"])
    for name in ("Jobcentre Plus", "Adult Skills Fund", "Ashdale College"):
        assert (name in body, name in annexes) == (False, True)


def test_full_price_comes_before_what_we_pay_and_what_you_pay() -> None:
    section = next(one for one in json.loads(kept(bakery))["sections"] if one["key"] == "money")
    labels = [column["label"] for column in section["blocks"][0]["columns"]]
    assert labels[1:4] == ["Full price", "We pay", "You pay"]


def test_stylesheet_and_letters_are_found_beside_the_code() -> None:
    folder = Path(pdf_module.__file__).parent
    assert sorted(path.name for path in folder.glob("*.css")) == ["columns.css", "print.css"]
    assert timezone.is_aware(MOMENT)
