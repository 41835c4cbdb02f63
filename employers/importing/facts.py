"""Single facts as spreadsheets hold them, brought to the form we keep. Empty where they cannot be."""

import re

from employers.enums import LegalForm, SizeBand
from employers.validators import normalise_company_number, normalise_phone
from toolkit.errors import Refused

_OTHER_REGISTER = re.compile(r"(?=.*[0-9])[A-Z0-9]{8}")
_POSTCODE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2})")
_LOOKS_LIKE_POSTCODE = re.compile(r"([A-Z]{1,2})([0-9O][0-9A-Z]?)([0-9OI])([A-Z]{2})")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_NUMBERS = re.compile(r"[0-9]+")
_UNKNOWN_WORDS = ("not provided", "not known", "unknown", "n/a", "none", "less than 250", "under 250", "-")
_BAND_WORDS = {
    "micro": SizeBand.MICRO,
    "small": SizeBand.SMALL,
    "medium": SizeBand.MEDIUM,
    "large": SizeBand.LARGE,
}
# From the longest ending to the shortest; a register's own words come before the ending of the name.
_FORMS = (
    ("community interest company", LegalForm.CIC),
    ("charitable incorporated", LegalForm.CHARITY),
    ("limited liability partnership", LegalForm.LLP),
    ("public limited company", LegalForm.PLC),
    ("registered society", LegalForm.COOPERATIVE),
    ("industrial and provident", LegalForm.COOPERATIVE),
    ("limited partnership", LegalForm.PARTNERSHIP),
    ("private limited", LegalForm.LTD),
    ("pri/", LegalForm.LTD),
)
_ENDINGS = (
    (("plc", "p.l.c.", "ccc"), LegalForm.PLC),
    (("llp", "l.l.p.", "pac"), LegalForm.LLP),
    (("cic", "c.i.c.", "cbc"), LegalForm.CIC),
    (("cio", "c.i.o."), LegalForm.CHARITY),
    (("ltd", "ltd.", "limited", "cyf", "cyfyngedig"), LegalForm.LTD),
)


def company_number(written: str) -> str:
    """With the leading zeros that spreadsheets drop."""
    try:
        number = normalise_company_number(written.replace("/", ""))
    except Refused:
        return ""
    return number if number.strip("0") else ""


def is_other_register(written: str) -> bool:
    """Eight letters and digits, as the register of mutual societies writes them."""
    return bool(_OTHER_REGISTER.fullmatch(written.replace(" ", "").upper()))


def postcode(written: str) -> str:
    """With its one space; the letters O and I where a digit must stand are read as 0 and 1."""
    upper = written.upper()
    if found := postcode_in(upper):
        return found
    solid = re.sub(r"[^A-Z0-9]", "", upper)
    if not (found_parts := _LOOKS_LIKE_POSTCODE.fullmatch(_area_with_letters(solid))):
        return ""
    area, district, sector, unit = found_parts.groups()
    return f"{area}{district.replace('O', '0')} {sector.replace('O', '0').replace('I', '1')}{unit}"


def postcode_in(text: str) -> str:
    """The last postcode of a text."""
    found = re.findall(rf"\b{_POSTCODE.pattern}\b", re.sub(r"\s+", " ", text.upper()))
    if not found:
        return ""
    solid = found[-1].replace(" ", "")
    return f"{solid[:-3]} {solid[-3:]}"


def _area_with_letters(solid: str) -> str:
    """P033 3FE is PO33 3FE."""
    return f"{solid[0]}O{solid[2:]}" if re.match(r"[A-Z]0[0-9]{2}", solid) else solid


def domain(written: str) -> str:
    host = re.sub(r"^[a-z]+://", "", written.strip().lower()).split("/")[0].split("@")[-1]
    host = host.removeprefix("www.").rstrip(".")
    return host if len(host) <= 120 and _DOMAIN.fullmatch(host) else ""


def phone(written: str) -> str:
    """As people in the UK write it."""
    try:
        return normalise_phone(written)[:30]
    except Refused:
        return ""


def industry(written: str, known: frozenset[str]) -> str:
    """A five-digit code: a lost leading zero comes back, a four-digit class gets its last."""
    if len(written) < 4:
        return ""
    options = (written, written.zfill(5), written.ljust(5, "0"))
    return next((code for code in options if code in known), "")


def size(written: str) -> tuple[str, int | None]:
    """The band, and the number of people where the file gives just that."""
    words = written.lower().replace(",", "").strip()
    if says_unknown(written):
        return SizeBand.UNKNOWN, None
    numbers = [int(found) for found in _NUMBERS.findall(words)[:2]]
    if words.isdigit() and numbers[0] <= 2_000_000:
        return (band_of(numbers[0]), numbers[0]) if numbers[0] else (SizeBand.UNKNOWN, None)
    if numbers:
        return _band_between(words, numbers), None
    return next((band for word, band in _BAND_WORDS.items() if word in words), SizeBand.UNKNOWN), None


def says_unknown(written: str) -> bool:
    return written.strip().lower() in {"", *_UNKNOWN_WORDS}


def band_of(headcount: int) -> SizeBand:
    bands = ((9, SizeBand.MICRO), (49, SizeBand.SMALL), (249, SizeBand.MEDIUM))
    return next((band for most, band in bands if headcount <= most), SizeBand.LARGE)


def _band_between(words: str, numbers: list[int]) -> str:
    """The band, where both ends of the range fall in it; `1000+` and `20,000 or more` have one end."""
    if len(numbers) == 1:
        open_end = any(mark in words for mark in ("+", "more", "over", "above"))
        return SizeBand.LARGE if open_end and numbers[0] >= 250 else SizeBand.UNKNOWN
    lower, upper = (band_of(max(number, 1)) for number in numbers)
    return lower if lower == upper else SizeBand.UNKNOWN


def legal_form(name: str, number: str, category: str) -> str:
    said = category.lower()
    if found := next((form for words, form in _FORMS if words in said), None):
        return found
    last = name.lower().rsplit(" ", 1)[-1].rstrip(")")
    if found := next((form for endings, form in _ENDINGS if last in endings), None):
        return found
    return LegalForm.LLP if number[:2] in {"OC", "SO", "NC"} else LegalForm.OTHER
