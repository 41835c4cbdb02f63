import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from brokerage.models import FundingStream
from employers.models import LocalAuthority, PostcodeRange, SicCode, SicSection
from employers.reference_data.loading import ReferenceList, load

pytestmark = pytest.mark.django_db


def load_all() -> list[dict[str, object]]:
    out = StringIO()
    call_command("load_reference_data", json=True, stdout=out)
    answer: list[dict[str, object]] = json.loads(out.getvalue())
    return answer


def test_load_fills_every_list() -> None:
    load_all()
    assert [
        LocalAuthority.objects.count(),
        PostcodeRange.objects.count(),
        SicSection.objects.count(),
        SicCode.objects.count(),
        FundingStream.objects.count(),
    ] == [445, 66_851, 21, 731, 33]


def test_load_twice_writes_nothing_the_second_time() -> None:
    load_all()
    assert [one["written"] for one in load_all()] == [0, 0, 0, 0, 0]


def test_load_mends_a_row_that_was_changed() -> None:
    load_all()
    LocalAuthority.objects.filter(gss_code="E08000035").update(name="Leedz")
    assert load_all()[0]["written"] == 1
    assert LocalAuthority.objects.get(gss_code="E08000035").name == "Leeds"


def test_load_keeps_an_authority_the_partnership_added() -> None:
    LocalAuthority.objects.create(
        gss_code="X00000001", name="Ashdale", official_name="Ashdale", kind="Invented", region="North"
    )
    load_all()
    assert LocalAuthority.objects.filter(gss_code="X00000001").exists()


def test_load_drops_a_postcode_range_that_is_gone() -> None:
    load_all()
    PostcodeRange.objects.create(first_postcode=" LS14AA", gss_code="E09000001")
    load_all()
    assert not PostcodeRange.objects.filter(first_postcode=" LS14AA", gss_code="E09000001").exists()


def test_sic_code_keeps_its_leading_zero_and_section() -> None:
    load_all()
    code = SicCode.objects.select_related("section").get(code="01110")
    assert (code.label, code.section.code) == (
        "Growing of cereals (except rice), leguminous crops and oil seeds",
        "A",
    )


def test_funding_stream_runs_over_its_own_kind_of_year() -> None:
    load_all()
    stream = FundingStream.objects.get(code="AEB")
    assert (stream.valid_from, stream.valid_to) == (date(2016, 8, 1), date(2024, 7, 31))


def test_load_of_another_file_changes_only_what_differs(tmp_path: Path) -> None:
    load_all()
    path = tmp_path / "authorities.csv"
    fields = ["gss_code", "name", "official_name", "kind", "region", "combined_authority"]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(fields)
        writer.writerow(["E08000035", "Leeds", "Leeds City Council", "City", "Yorkshire", ""])
    answer = load(ReferenceList("test", LocalAuthority, path, ["gss_code"], lambda rows: rows))
    assert (answer.rows, answer.written, LocalAuthority.objects.count()) == (1, 1, 445)
