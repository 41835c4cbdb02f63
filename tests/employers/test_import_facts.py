"""Single facts as spreadsheets hold them."""

import pytest

from employers.enums import LegalForm, SizeBand
from employers.importing import facts
from employers.importing.casing import said_quietly

KNOWN = frozenset({"01470", "47110", "62020"})


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("4718822", "04718822"),
        (" 04718822 ", "04718822"),
        ("sc12345", "SC012345"),
        ("OC301234", "OC301234"),
        ("IP12345R", "IP12345R"),
        ("00000000", ""),
        ("hello", ""),
        ("123456789", ""),
    ],
)
def test_company_number_gets_back_what_spreadsheets_drop(written: str, kept: str) -> None:
    assert facts.company_number(written) == kept


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ls14ap", "LS1 4AP"),
        ("W4   5PY", "W4 5PY"),
        ("KT16 OPZ", "KT16 0PZ"),
        ("UK EC1V 4QJ", "EC1V 4QJ"),
        ("P033 3FE", "PO33 3FE"),
        ("HM JX BERMUDA", ""),
        ("10017", ""),
        ("", ""),
    ],
)
def test_postcode_is_read_as_people_type_it(written: str, kept: str) -> None:
    assert facts.postcode(written) == kept


@pytest.mark.parametrize(
    ("written", "band", "headcount"),
    [
        ("250 to 499", SizeBand.LARGE, None),
        ("20,000 or more", SizeBand.LARGE, None),
        ("1000+", SizeBand.LARGE, None),
        ("10-49", SizeBand.SMALL, None),
        ("Less than 250", SizeBand.UNKNOWN, None),
        ("Not Provided", SizeBand.UNKNOWN, None),
        ("1-99", SizeBand.UNKNOWN, None),
        ("Micro", SizeBand.MICRO, None),
        ("1,240", SizeBand.LARGE, 1240),
        ("9", SizeBand.MICRO, 9),
        ("0", SizeBand.UNKNOWN, None),
    ],
)
def test_size_is_a_band_or_a_number_of_people(written: str, band: str, headcount: int | None) -> None:
    assert facts.size(written) == (band, headcount)


@pytest.mark.parametrize(
    ("written", "kept"), [("1470", "01470"), ("4711", "47110"), ("62020", "62020"), ("1", ""), ("99999", "")]
)
def test_industry_code_gets_back_its_lost_zero(written: str, kept: str) -> None:
    assert facts.industry(written, KNOWN) == kept


@pytest.mark.parametrize(
    ("name", "number", "category", "form"),
    [
        ("BRAMLEY FOODS LIMITED", "", "", LegalForm.LTD),
        ("Bramley Foods PLC", "", "", LegalForm.PLC),
        ("Bramley Foods", "OC301234", "", LegalForm.LLP),
        ("Bramley Foods", "", "Community Interest Company", LegalForm.CIC),
        ("Leeds City Council", "", "", LegalForm.OTHER),
    ],
)
def test_legal_form_comes_from_the_register_then_the_name(
    name: str, number: str, category: str, form: str
) -> None:
    assert facts.legal_form(name, number, category) == form


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://www.Bramley.example/jobs", "bramley.example"),
        ("info@bramley.example", "bramley.example"),
        ("not a domain", ""),
    ],
)
def test_domain_is_the_host_alone(written: str, kept: str) -> None:
    assert facts.domain(written) == kept


@pytest.mark.parametrize(
    ("shouted", "quiet"),
    [
        ("PENNINE FOODS (UK) LIMITED", "Pennine Foods (UK) Limited"),
        ("MCDONALD'S RESTAURANTS LIMITED", "McDonald's Restaurants Limited"),
        ("NHS LEEDS", "NHS Leeds"),
        ("UNIVERSITY OF NOTTINGHAM", "University of Nottingham"),
        ("J.P. MORGAN PLC", "J.P. Morgan plc"),
        ("1ST CHOICE CARE LTD", "1st Choice Care Ltd"),
        ("eBay Limited", "eBay Limited"),
    ],
)
def test_shouted_name_is_said_quietly(shouted: str, quiet: str) -> None:
    assert said_quietly(shouted) == quiet
