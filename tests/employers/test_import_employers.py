"""Employers from files: the real one, twice, and broken ones."""

import csv
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from accounts.history import save_as
from employers.actions.imports import Summary, import_employers
from employers.enums import IdentifierScheme, NameKind, OwnershipSector, SizeBand
from employers.models import (
    Account,
    Employer,
    EmployerIdentifier,
    EmployerIndustry,
    EmployerName,
    Site,
)
from tests.factories.employers import EmployerFactory, SiteFactory
from toolkit.errors import Refused

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
OPEN_DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "open"
HEADER = [
    "employer_id",
    "name",
    "trading_name",
    "former_names",
    "company_number",
    "address",
    "postcode",
    "domain",
    "phone",
    "sic",
    "size",
]


def row(number: str = "P1", name: str = "Bramley Foods Limited", **known: str) -> list[str]:
    return [number, name, *(known.get(column, "") for column in HEADER[2:])]


def written(folder: Path, rows: Iterable[Sequence[str]], name: str = "list.csv") -> Path:
    path = folder / name
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return path


def run(path: Path, **how: Any) -> Summary:
    return import_employers(path=path, by=None, at=AT, **how)


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    return summary.created, summary.updated, summary.unchanged, summary.held, summary.refused


def lines_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


# The whole record


def test_import_keeps_every_fact_of_a_row(tmp_path: Path) -> None:
    one = row(
        trading_name="Bramley Bakes",
        former_names="Ashdale Mills | Old Mill Ltd",
        company_number="4718822",
        address="1 Park Row, Leeds, LS1 5HD",
        domain="https://www.bramley.example",
        phone="01134960000",
        sic="10710, 1470",
        size="1,240",
    )
    assert counts(run(written(tmp_path, [one]))) == (1, 0, 0, 0, 0)
    employer = Employer.objects.get()
    site = employer.sites.get()
    assert {(name.kind, name.name) for name in employer.names.all()} == {
        (NameKind.LEGAL, "Bramley Foods Limited"),
        (NameKind.TRADING, "Bramley Bakes"),
        (NameKind.PREVIOUS, "Ashdale Mills"),
        (NameKind.PREVIOUS, "Old Mill Ltd"),
    }
    assert {(one.scheme, one.issuer, one.value) for one in employer.identifiers.all()} == {
        (IdentifierScheme.COMPANIES_HOUSE, "", "04718822"),
        (IdentifierScheme.PARTNER, "employer-list", "P1"),
    }
    assert (employer.headcount, employer.size_band) == (1240, SizeBand.LARGE)
    assert (employer.domain, employer.phone) == ("bramley.example", "0113 496 0000")
    assert (site.postcode, site.local_authority_id, site.is_main) == ("LS1 5HD", "E08000035", True)
    assert [(one.sic_code.code, one.is_main) for one in employer.industries.all()] == [
        ("10710", True),
        ("01470", False),
    ]
    assert employer.accounts.count() == 1


def test_import_writes_history_that_names_the_file(tmp_path: Path) -> None:
    run(written(tmp_path, [row(postcode="LS1 5HD", company_number="04718822")]))
    models = [Employer, Account, EmployerName, EmployerIdentifier, Site]
    reasons = {
        (model.__name__, one.history_change_reason, one.history_date)
        for model in models
        for one in model.history.all()
    }
    assert reasons == {(model.__name__, "Imported from list.csv", AT) for model in models}


def test_history_row_holds_the_same_reference_as_the_record(tmp_path: Path) -> None:
    run(written(tmp_path, [row()]))
    employer = Employer.objects.get()
    assert (employer.history.get().reference, employer.history.get().sort_name) == (
        employer.reference,
        "bramley foods limited",
    )


# Nothing twice


def test_second_import_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, [row(), row("P2", "Pennine Drinks Co", postcode="LS1 5HD")])
    run(path)
    before = Employer.history.count()
    assert counts(run(path)) == (0, 0, 2, 0, 0)
    assert Employer.history.count() == before


def test_one_company_number_twice_in_a_file_is_one_employer(tmp_path: Path) -> None:
    rows = [row("P1", company_number="04718822"), row("P2", "Bramley", company_number="4718822")]
    assert counts(run(written(tmp_path, rows))) == (1, 1, 0, 0, 0)
    assert Employer.objects.count() == 1


def test_same_name_at_the_same_postcode_is_the_same_employer(tmp_path: Path) -> None:
    employer = EmployerFactory(name="Bramley Foods Limited")
    SiteFactory(employer=employer, postcode="LS1 5HD")
    assert counts(run(written(tmp_path, [row(postcode="LS15HD")]))) == (0, 1, 0, 0, 0)
    assert employer.identifiers.get().value == "P1"


def test_other_company_number_is_another_employer(tmp_path: Path) -> None:
    employer = EmployerFactory(name="Bramley Foods Limited", company_number="01234567")
    SiteFactory(employer=employer, postcode="LS1 5HD")
    path = written(tmp_path, [row(postcode="LS1 5HD", company_number="04718822")])
    assert counts(run(path)) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "postcode", "why"),
    [
        ("Bramley Foods Ltd", "M1 1AE", "The same name apart from its legal form at another postcode"),
        ("Bramley Foods Ltd", "", "The same name apart from its legal form, and no postcode to compare"),
        ("Bramley Food", "LS1 5HD", "A name like it, Bramley Foods Limited, at the same postcode"),
    ],
)
def test_possible_duplicate_is_held_with_its_match(
    tmp_path: Path, name: str, postcode: str, why: str
) -> None:
    employer = EmployerFactory(name="Bramley Foods Limited")
    SiteFactory(employer=employer, postcode="LS1 5HD")
    path = written(tmp_path, [row(name=name, postcode=postcode)])
    summary = run(path)
    (held,) = lines_of(tmp_path / "list.csv.held.csv")
    assert counts(summary) == (0, 0, 0, 1, 0)
    assert (held["name"], held["possible_match"], held["why"]) == (name, employer.reference, why)


def test_possible_duplicate_is_created_when_told(tmp_path: Path) -> None:
    EmployerFactory(name="Bramley Foods Limited")
    path = written(tmp_path, [row(name="Bramley Foods")])
    assert counts(run(path, on_possible="create")) == (1, 0, 0, 0, 0)


def test_two_like_rows_of_one_file_meet_each_other(tmp_path: Path) -> None:
    rows = [row("P1", postcode="LS1 5HD"), row("P2", postcode="M1 1AE")]
    assert counts(run(written(tmp_path, rows))) == (1, 0, 0, 1, 0)


def test_closed_record_is_not_written_to(tmp_path: Path) -> None:
    employer = EmployerFactory(name="Bramley Foods Limited", company_number="04718822")
    Employer.objects.filter(pk=employer.pk).update(closed_on="2026-10-01", closed_reason="Gone")
    path = written(tmp_path, [row(company_number="04718822")])
    assert counts(run(path)) == (0, 0, 0, 0, 1)
    assert lines_of(tmp_path / "list.csv.errors.csv")[0]["reason"] == (
        f"The record {employer.reference} is closed."
    )


# What changes on a later import


def test_changed_fact_is_updated_with_its_reason(tmp_path: Path) -> None:
    run(written(tmp_path, [row(domain="old.example", size="250 to 499")]))
    path = written(tmp_path, [row(domain="new.example", size="45")], "later.csv")
    assert counts(run(path)) == (0, 1, 0, 0, 0)
    employer = Employer.objects.get()
    assert (employer.domain, employer.headcount, employer.size_band) == ("new.example", 45, SizeBand.SMALL)
    assert employer.history.first().history_change_reason == "Updated from later.csv"


def test_what_a_person_wrote_is_left_alone(tmp_path: Path) -> None:
    run(written(tmp_path, [row(domain="old.example")]))
    employer = Employer.objects.get()
    employer.domain = "typed.example"
    save_as(employer, by=None, why="Facts corrected: domain", at=AT)
    run(written(tmp_path, [row(domain="new.example", phone="0113 496 0000")], "later.csv"))
    employer.refresh_from_db()
    assert (employer.domain, employer.phone) == ("typed.example", "0113 496 0000")


def test_partners_other_spelling_becomes_one_more_name(tmp_path: Path) -> None:
    run(written(tmp_path, [row(company_number="04718822")]))
    run(written(tmp_path, [row(name="Bramleys", company_number="04718822")], "later.csv"))
    employer = Employer.objects.get()
    assert employer.name == "Bramley Foods Limited"
    assert employer.names.get(kind=NameKind.TRADING).name == "Bramleys"


def test_partners_other_postcode_becomes_one_more_site(tmp_path: Path) -> None:
    run(written(tmp_path, [row(company_number="04718822", postcode="LS1 5HD")]))
    run(written(tmp_path, [row(company_number="04718822", postcode="M1 1AE")], "later.csv"))
    assert sorted(Site.objects.values_list("name", "postcode", "is_main")) == [
        ("Main site", "LS1 5HD", True),
        ("Site at M1 1AE", "M1 1AE", False),
    ]


# Files as they come


def gender_pay_gap(folder: Path, **changes: str) -> Path:
    facts = {
        "EmployerName": "BRAMLEY FOODS LIMITED",
        "EmployerId": "123",
        "Address": "1 Park Row, Leeds, LS1 5HD",
        "PostCode": "LS1 5HD",
        "CompanyNumber": "04718822",
        "SicCodes": "1,\n10710",
        "EmployerSize": "250 to 499",
        "CurrentName": "BRAMLEY GROUP LIMITED",
    } | changes
    path = folder / "gpg.csv"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.DictWriter(file, list(facts))
        writer.writeheader()
        writer.writerow(facts)
    return path


def test_gender_pay_gap_file_is_known_by_its_headings(tmp_path: Path) -> None:
    summary = run(gender_pay_gap(tmp_path))
    employer = Employer.objects.get()
    assert (summary.profile, employer.name) == ("Gender pay gap service", "Bramley Group Limited")
    assert employer.names.get(kind=NameKind.PREVIOUS).name == "BRAMLEY FOODS LIMITED"
    assert employer.ownership_sector == OwnershipSector.PUBLIC
    assert employer.industries.get().sic_code.code == "10710"


def test_register_renames_and_moves_what_it_brought(tmp_path: Path) -> None:
    run(gender_pay_gap(tmp_path))
    run(gender_pay_gap(tmp_path, CurrentName="BRAMLEY UK LIMITED", PostCode="M1 1AE", Address="Manchester"))
    employer = Employer.objects.get()
    assert employer.name == "Bramley UK Limited"
    assert employer.names.filter(kind=NameKind.LEGAL, ends_on__isnull=True).count() == 1
    assert [site.postcode for site in employer.sites.all()] == ["M1 1AE"]


def test_companies_house_file_is_known_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "companies.csv"
    path.write_text(
        "CompanyName, CompanyNumber,RegAddress.AddressLine1,RegAddress.PostTown,RegAddress.PostCode,"
        "CompanyCategory,CompanyStatus,SICCode.SicText_1,PreviousName_1.CONDATE, PreviousName_1.CompanyName\n"
        '"BRAMLEY FOODS LIMITED",04718822,1 PARK ROW,LEEDS,LS1 5HD,Private Limited Company,Active,'
        '"10710 - Manufacture of bread",01/02/2020,ASHDALE MILLS LIMITED\n'
        '"GONE LIMITED",04718823,,,,Private Limited Company,Dissolved,,,\n',
        encoding="utf-8",
    )
    summary = run(path)
    employer = Employer.objects.get()
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert employer.sites.get().address == "1 PARK ROW, LEEDS"
    assert employer.names.get(kind=NameKind.PREVIOUS).name == "ASHDALE MILLS LIMITED"
    assert employer.industries.get().sic_code.code == "10710"


def test_profile_in_toml_maps_any_columns(tmp_path: Path) -> None:
    profile = tmp_path / "chamber.toml"
    profile.write_text(
        'title = "Chamber members"\nissuer = "chamber"\n[columns]\nname = "Member"\nown_number = "No"\n'
        'address = ["Street", "Town"]\n',
        encoding="utf-8",
    )
    path = tmp_path / "members.csv"
    path.write_text("No;Member;Street;Town\n7;Bramley Foods;1 Park Row;Leeds\n", encoding="utf-8")
    run(path, profile=str(profile))
    employer = Employer.objects.get()
    assert (employer.identifiers.get().issuer, employer.identifiers.get().value) == ("chamber", "7")
    assert employer.sites.get().address == "1 Park Row, Leeds"


def test_profile_in_json_maps_any_columns(tmp_path: Path) -> None:
    profile = tmp_path / "chamber.json"
    profile.write_text(json.dumps({"columns": {"name": ["Member"]}}), encoding="utf-8")
    path = tmp_path / "members.csv"
    path.write_text("Member\nBramley Foods\n", encoding="utf-8")
    assert counts(run(path, profile=str(profile))) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_survive_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{','.join(HEADER)}\n{','.join(row(name='Café Zoë – Deli'))}\n", encoding=encoding)
    run(path)
    assert Employer.objects.get().name == "Café Zoë – Deli"


def test_xlsx_is_read_like_csv(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(HEADER)
    book.active.append(["P1", "Bramley Foods", None, None, 4718822, None, None, None, None, 1470])
    path = tmp_path / "list.xlsx"
    book.save(path)
    run(path)
    employer = Employer.objects.get()
    assert employer.identifiers.get(scheme=IdentifierScheme.COMPANIES_HOUSE).value == "04718822"
    assert EmployerIndustry.objects.get().sic_code.code == "01470"


# Bad rows and bad files


def test_bad_rows_go_apart_and_good_rows_come_in(tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(
        ",".join(HEADER)
        + "\nP1,,,,,,,,,,\nP2,Good Limited,,,,,,,,,\nP3,Bad Number,,,12-AB,,,,,,\nP4,Too,many,,,,,,,,,,x\n"
        + f"P5,{'x' * 201},,,,,,,,,\nP6,Bad postcode,,,,,NOWHERE,,,,\nP7,short\n",
        encoding="utf-8",
    )
    assert counts(run(path)) == (2, 0, 0, 0, 5)
    found = lines_of(tmp_path / "broken.csv.errors.csv")
    assert [(one["employer_id"], one["line"], one["reason"][:45]) for one in found] == [
        ("P1", "2", "The employer's name is missing."),
        ("P3", "4", "“12-AB” is not a company number: 8 digits, or"),
        ("P4", "5", "This row has 13 cells where the heading has 1"),
        ("P5", "6", "The name is longer than 200 letters."),
        ("P7", "8", "This row has 2 cells where the heading has 11"),
    ]
    (note,) = lines_of(tmp_path / "broken.csv.notes.csv")
    assert note["left_out"] == "“NOWHERE” is not a UK postcode, so the site has none."


def test_error_file_can_be_corrected_and_imported(tmp_path: Path) -> None:
    run(written(tmp_path, [row(company_number="12-AB")]))
    errors = tmp_path / "list.csv.errors.csv"
    errors.write_text(errors.read_text(encoding="utf-8").replace("12-AB", "04718822", 1), encoding="utf-8")
    assert counts(run(errors)) == (1, 0, 0, 0, 0)


def test_error_file_of_an_earlier_run_goes_away(tmp_path: Path) -> None:
    run(written(tmp_path, [row(name="")]))
    run(written(tmp_path, [row()]))
    assert not (tmp_path / "list.csv.errors.csv").exists()


def test_formula_in_a_bad_row_is_only_text_in_the_error_file(tmp_path: Path) -> None:
    run(written(tmp_path, [row(name="", address="=1+1")]))
    assert lines_of(tmp_path / "list.csv.errors.csv")[0]["address"] == "'=1+1"


def test_dry_run_counts_and_writes_nothing(tmp_path: Path) -> None:
    assert counts(run(written(tmp_path, [row()]), dry_run=True)) == (1, 0, 0, 0, 0)
    assert Employer.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"", "This file is empty."),
        ("a.csv", b"one,two\n1,2\n", "We do not know these headings: one, two."),
        ("a.csv", b"\x81\x8d\x8f\x90", "This is not a text file."),
        ("a.xlsx", b"PK nonsense", "This is not an XLSX file, whatever its name says."),
    ],
)
def test_unreadable_file_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        run(path)
    assert refused.value.message.startswith(said)


def test_xlsx_that_unpacks_to_a_huge_size_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "0" * 100_000)
    monkeypatch.setattr("employers.importing.reading.MAX_UNZIPPED_BYTES", 50_000)
    with pytest.raises(Refused, match="too large once unpacked"):
        run(path)


def test_more_rows_than_allowed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("employers.importing.reading.MAX_ROWS", 1)
    with pytest.raises(Refused, match="more than 1 rows"):
        run(written(tmp_path, [row(), row("P2", "Pennine Drinks Co")]))


def test_unknown_profile_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="companies-house, employer-list, gender-pay-gap"):
        run(written(tmp_path, [row()]), profile="nonsense")


# The command


def test_command_ends_with_a_summary_and_status_0(tmp_path: Path) -> None:
    out = StringIO()
    call_command("import_employers", str(written(tmp_path, [row()])), stdout=out)
    assert (
        out.getvalue()
        .splitlines()[-1]
        .startswith("1 row: 1 created, 0 updated, 0 unchanged, 0 held, 0 refused")
    )


def test_command_answers_in_json_with_status_1_for_bad_rows(tmp_path: Path) -> None:
    out = StringIO()
    path = written(tmp_path, [row(), row("P2", "")])
    with pytest.raises(SystemExit) as ended:
        call_command("import_employers", str(path), json=True, stdout=out)
    answer = json.loads(out.getvalue())
    assert (ended.value.code, answer["created"], answer["refused"]) == (1, 1, 1)


def test_command_that_cannot_read_ends_with_status_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as ended:
        call_command("import_employers", str(tmp_path / "none.csv"))
    assert ended.value.returncode == 2


# The real file


def test_real_gender_pay_gap_file_comes_in_whole_and_once(tmp_path: Path) -> None:
    source = OPEN_DATA / "gender-pay-gap-2024-25.csv"
    path = tmp_path / "gpg.csv"
    path.write_bytes(source.read_bytes())
    first = run(path)
    assert (first.rows, first.created, first.held, first.refused) == (11_235, 11_232, 3, 0)
    assert Employer.history.count() == 11_232
    second = run(path)
    assert counts(second) == (0, 0, 11_232, 3, 0)
