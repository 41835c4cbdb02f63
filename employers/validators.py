"""Postcodes, numbers and addresses as people type them, made into the one form we keep."""

import re

from phonenumbers import (
    NumberParseException,
    PhoneNumberFormat,
    format_number,
    is_possible_number,
    parse,
)
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.gb import vat

from employers.enums import IdentifierScheme
from employers.models import LocalAuthority, PostcodeRange
from employers.models.sites import POSTCODE_SHAPE
from toolkit.errors import Refused

UNITED_KINGDOM = 44
COMPANY_NUMBER = re.compile(r"[0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]")
# What each register prints on its certificates; a partner's own numbers follow no rule of ours.
SHAPES = {
    IdentifierScheme.CHARITY_EW: (re.compile(r"[0-9]{6,7}(-[0-9]{1,3})?"), "6 or 7 digits, such as 1089464"),
    IdentifierScheme.CHARITY_SC: (re.compile(r"SC[0-9]{6}"), "SC and 6 digits, such as SC012345"),
    IdentifierScheme.CHARITY_NI: (re.compile(r"(NIC)?[0-9]{6}"), "6 digits, such as 101234"),
    IdentifierScheme.EDRS: (re.compile(r"[0-9]{9}"), "9 digits"),
}


def normalise_postcode(text: str) -> str:
    """`ls14ap` becomes `LS1 4AP`; nothing stays nothing."""
    compact = re.sub(r"[^A-Z0-9]", "", text.upper())
    if not compact:
        return ""
    postcode = f"{compact[:-3]} {compact[-3:]}"
    if not re.fullmatch(POSTCODE_SHAPE, postcode):
        message = "Enter a full postcode, such as LS1 4AP."
        raise Refused(message, field="postcode")
    return postcode


def local_authority_of(postcode: str) -> LocalAuthority | None:
    """The district in which a whole postcode lies; None when the published ranges do not say."""
    if not postcode:
        return None
    key = postcode.replace(" ", "").rjust(7)
    found = (
        PostcodeRange.objects.filter(first_postcode__lte=key)
        .order_by("-first_postcode")
        .values_list("gss_code", flat=True)
        .first()
    )
    return LocalAuthority.objects.filter(gss_code=found).first() if found else None


def normalise_company_number(text: str) -> str:
    """Puts back the zeros that spreadsheets lose: `4718822` becomes `04718822`."""
    number = re.sub(r"[\s.-]", "", text.upper())
    if number.isdigit():
        number = number.zfill(8)
    elif re.fullmatch(r"[A-Z]{2}[0-9]{1,6}", number):
        number = number[:2] + number[2:].zfill(6)
    if not COMPANY_NUMBER.fullmatch(number):
        message = "A company number is 8 digits, or 2 letters and 6 digits, such as 04718822 or SC123456."
        raise Refused(message, field="value")
    return number


def normalise_identifier(scheme: str, text: str) -> str:
    if scheme == IdentifierScheme.COMPANIES_HOUSE:
        return normalise_company_number(text)
    if scheme == IdentifierScheme.VAT:
        return _normalise_vat(text)
    number = " ".join(text.split())
    if scheme in SHAPES:
        shape, words = SHAPES[IdentifierScheme(scheme)]
        number = number.replace(" ", "").upper()
        if not shape.fullmatch(number):
            message = f"A {IdentifierScheme(scheme).label.lower()} is {words}."
            raise Refused(message, field="value")
    if not number:
        message = "Enter the number."
        raise Refused(message, field="value")
    return number


def _normalise_vat(text: str) -> str:
    try:
        return str(vat.validate(text))
    except WrongNumber as error:
        message = "This is not a VAT number: it has 9 digits that check each other, such as GB 980 7806 84."
        raise Refused(message, field="value") from error


def normalise_phone(text: str) -> str:
    """`01132222222 x 5` becomes `0113 222 2222 x5`; a number abroad keeps its country code."""
    if not text.strip():
        return ""
    try:
        number = parse(text, "GB")
    except NumberParseException as error:
        raise _not_a_phone() from error
    if not is_possible_number(number):
        raise _not_a_phone()
    at_home = number.country_code == UNITED_KINGDOM
    return format_number(number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL)


def _not_a_phone() -> Refused:
    return Refused("Enter a phone number, such as 0113 496 0000.", field="phone")


def normalise_domain(text: str) -> str:
    """`https://www.Bramley.example/jobs` becomes `bramley.example`."""
    bare = re.sub(r"^[a-z]+://", "", text.strip().lower()).removeprefix("www.")
    return re.split(r"[/?#]", bare, maxsplit=1)[0]
