import pytest

from employers import validators
from employers.enums import IdentifierScheme
from toolkit.errors import Refused


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ls14ap", "LS1 4AP"),
        (" Bd1  1hx ", "BD1 1HX"),
        ("EC1A1BB", "EC1A 1BB"),
        ("", ""),
        ("gir0aa", "GIR 0AA"),
    ],
)
def test_postcode_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert validators.normalise_postcode(typed) == kept


@pytest.mark.parametrize("typed", ["LS1", "LS14", "12345", "not a postcode", "LS1 4APX"])
def test_postcode_that_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Enter a full postcode, such as LS1 4AP"):
        validators.normalise_postcode(typed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("postcode", "borough"),
    [
        ("LS1 4AP", "Leeds"),
        ("BD1 1HX", "Bradford"),
        ("WF1 2TE", "Wakefield"),
        ("EH1 1YZ", "City of Edinburgh"),
    ],
)
def test_postcode_lies_in_its_borough(postcode: str, borough: str) -> None:
    found = validators.local_authority_of(postcode)
    assert found is not None
    assert found.name == borough


@pytest.mark.django_db
def test_postcode_of_jersey_has_no_borough() -> None:
    assert validators.local_authority_of("JE2 3AB") is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("4718822", "04718822"), ("04718822", "04718822"), ("sc 123456", "SC123456"), ("NI1234", "NI001234")],
)
def test_company_number_gets_its_zeros_back(typed: str, kept: str) -> None:
    assert validators.normalise_company_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "123456789", "ABC12345", "none"])
def test_company_number_of_the_wrong_shape_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="A company number is 8 digits"):
        validators.normalise_company_number(typed)


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        (IdentifierScheme.VAT, "GB 980 7806 84", "980780684"),
        (IdentifierScheme.CHARITY_EW, "1089464", "1089464"),
        (IdentifierScheme.CHARITY_SC, "sc012345", "SC012345"),
        (IdentifierScheme.PARTNER, "  A 17 ", "A 17"),
    ],
)
def test_number_is_kept_as_its_register_writes_it(scheme: IdentifierScheme, typed: str, kept: str) -> None:
    assert validators.normalise_identifier(scheme, typed) == kept


@pytest.mark.parametrize(
    ("scheme", "typed", "why"),
    [
        (IdentifierScheme.VAT, "980780685", "This is not a VAT number"),
        (IdentifierScheme.CHARITY_EW, "12", "A charity number"),
        (IdentifierScheme.PARTNER, " ", "Enter the number"),
    ],
)
def test_number_its_register_would_not_issue_is_refused(
    scheme: IdentifierScheme, typed: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        validators.normalise_identifier(scheme, typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01134960101", "0113 496 0101"),
        ("+44 113 496 0101 x 5", "0113 496 0101 x5"),
        ("+353 1 234 5678", "+353 1 234 5678"),
        ("", ""),
    ],
)
def test_phone_is_kept_as_people_read_it(typed: str, kept: str) -> None:
    assert validators.normalise_phone(typed) == kept


@pytest.mark.parametrize("typed", ["12", "call me", "0113 496 0101 0000 0000"])
def test_phone_that_cannot_ring_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="Enter a phone number"):
        validators.normalise_phone(typed)


def test_domain_is_kept_bare() -> None:
    assert validators.normalise_domain("https://www.Bramley.example/jobs?x=1") == "bramley.example"
