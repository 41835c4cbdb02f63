"""From a row as somebody typed it to facts we can keep. Says in plain words what is wrong with the rest."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from employers.enums import IdentifierScheme, OwnershipSector, SizeBand
from employers.importing import facts
from employers.importing.mapping import Profile
from employers.importing.reading import RawRow
from employers.recognising import fold

MAX_NAME = 200
MAX_ADDRESS = 300
MAX_NUMBER = 64
MAX_OTHER_NAMES = 20

# What the gender pay gap service writes in place of an industry for a public body.
PUBLIC_SECTOR_CODE = "1"
_TRADING_AS = re.compile(r"\s+(?:t/as?|trading as)\s+", re.IGNORECASE)
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u00a0\u200b]+")
_GONE = ("dissolved", "converted", "closed", "removed")


class BadRow(Exception):
    """The row cannot be imported; the sentence goes beside it in the file of errors."""


Identifier = tuple[str, str, str]


@dataclass(frozen=True)
class Draft:
    """One employer as the file tells of it, cleaned and not yet compared with what we hold."""

    line: int
    cells: Sequence[str]
    name: str
    legal_form: str
    ownership_sector: str
    trading_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    address: str = ""
    postcode: str = ""
    domain: str = ""
    phone: str = ""
    sic_codes: tuple[str, ...] = ()
    size_band: str = SizeBand.UNKNOWN
    headcount: int | None = None
    notes: tuple[str, ...] = ()

    def number(self, scheme: str) -> str:
        return next((value for kind, _, value in self.identifiers if kind == scheme), "")


@dataclass
class Row:
    """A row's cells by fact, and what had to be left out of it."""

    raw: RawRow
    places: Mapping[str, list[int]]
    notes: list[str] = field(default_factory=list)

    def parts(self, fact: str) -> list[str]:
        cells = (tidy(self.raw.cells[place]) for place in self.places.get(fact, []))
        return [cell for cell in cells if cell]

    def text(self, fact: str, most: int) -> str:
        found = ", ".join(self.parts(fact))
        if len(found) > most:
            raise BadRow(f"The {fact.replace('_', ' ')} is longer than {most} letters.")
        return found

    def leave_out(self, words: str) -> None:
        self.notes.append(words)


def tidy(cell: str) -> str:
    """One space between words, and without the apostrophe that guards a cell in our own exports."""
    text = _SPACES.sub(" ", cell).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def clean(
    raw: RawRow, places: Mapping[str, list[int]], *, profile: Profile, industries: frozenset[str]
) -> Draft:
    """The facts of a row. Raises BadRow when it cannot be one employer."""
    if raw.problem:
        raise BadRow(raw.problem)
    row = Row(raw, places)
    _check_trading(row)
    name, trading = _names(row)
    company_number = _company_number(row)
    codes, public = _industries(row, industries)
    size_band, headcount = _size(row)
    address = row.text("address", MAX_ADDRESS)
    return Draft(
        line=raw.line,
        cells=raw.cells,
        name=name,
        legal_form=facts.legal_form(name, company_number, " ".join(row.parts("legal_form"))),
        ownership_sector=OwnershipSector.PUBLIC if public else OwnershipSector.PRIVATE,
        trading_names=_others(trading, name),
        former_names=_others(_split(row.parts("former_names")), name),
        identifiers=_identifiers(row, profile, company_number),
        address=address,
        postcode=_postcode(row, address),
        domain=_domain(row),
        phone=_phone(row),
        sic_codes=codes,
        size_band=size_band,
        headcount=headcount,
        notes=tuple(row.notes),
    )


def _check_trading(row: Row) -> None:
    status = " ".join(row.parts("status")).lower()
    if status.startswith(_GONE):
        raise BadRow(f"The register says that this company is {status}.")


def _names(row: Row) -> tuple[str, list[str]]:
    written = (row.parts("name") or row.parts("former_names") or [""])[0]
    if not any(letter.isalnum() for letter in written):
        raise BadRow("The employer's name is missing.")
    name, *trading = _TRADING_AS.split(written)
    if len(name) > MAX_NAME:
        raise BadRow(f"The name is longer than {MAX_NAME} letters.")
    return name, [*trading, *_split(row.parts("trading_names"))]


def _split(cells: Iterable[str]) -> list[str]:
    return [part.strip() for cell in cells for part in cell.split(" | ")]


def _others(names: Iterable[str], name: str) -> tuple[str, ...]:
    """Each different name once, without the main one."""
    seen = {fold(name)}
    kept: list[str] = []
    for other in names:
        if other and fold(other) not in seen:
            seen.add(fold(other))
            kept.append(other)
    if any(len(other) > MAX_NAME for other in kept):
        raise BadRow(f"One of the other names is longer than {MAX_NAME} letters.")
    return tuple(kept[:MAX_OTHER_NAMES])


def _company_number(row: Row) -> str:
    written = "".join(row.parts("company_number"))
    if not written.strip("0"):
        return ""
    if number := facts.company_number(written):
        return number
    if facts.is_other_register(written):
        row.leave_out(f"“{written}” is a number of another register, so it is not the company number.")
        return ""
    raise BadRow(
        f"“{written[:40]}” is not a company number: 8 digits, or 2 letters and 6 digits. "
        "Correct it or leave it empty."
    )


def _identifiers(row: Row, profile: Profile, company_number: str) -> tuple[Identifier, ...]:
    found: list[Identifier] = []
    if company_number:
        found.append((IdentifierScheme.COMPANIES_HOUSE, "", company_number))
    if charity := "".join(row.parts("charity_number")):
        found.append(_charity(charity))
    if own := row.text("own_number", MAX_NUMBER):
        found.append((IdentifierScheme.PARTNER, profile.issuer, own))
    return tuple(found)


def _charity(written: str) -> Identifier:
    number = written.upper().replace(" ", "").replace("-", "")
    if re.fullmatch(r"SC[0-9]{6}", number):
        return IdentifierScheme.CHARITY_SC, "", number
    if re.fullmatch(r"(NIC)?[0-9]{6,7}", number):
        northern = number.startswith("NIC")
        return IdentifierScheme.CHARITY_NI if northern else IdentifierScheme.CHARITY_EW, "", number
    raise BadRow(f"“{written[:40]}” is not a charity number. Correct it or leave it empty.")


def _postcode(row: Row, address: str) -> str:
    """The postcode of its own column, else one at the end of the address."""
    written = " ".join(row.parts("postcode"))
    if found := facts.postcode(written) or facts.postcode_in(address):
        return found
    if written:
        row.leave_out(f"“{written[:30]}” is not a UK postcode, so the site has none.")
    return ""


def _domain(row: Row) -> str:
    written = " ".join(row.parts("domain"))
    found = facts.domain(written)
    if written and not found:
        row.leave_out(f"“{written[:40]}” is not a web address.")
    return found


def _phone(row: Row) -> str:
    written = " ".join(row.parts("phone"))
    found = facts.phone(written)
    if written and not found:
        row.leave_out(f"“{written[:40]}” is not a UK phone number.")
    return found


def _industries(row: Row, known: frozenset[str]) -> tuple[tuple[str, ...], bool]:
    """The codes we know, in the file's order, and whether the file marks a public body."""
    kept: dict[str, None] = {}
    public = False
    for written in re.findall(r"\b[0-9]{1,5}\b", " ; ".join(row.parts("sic"))):
        if written == PUBLIC_SECTOR_CODE:
            public = True
        elif code := facts.industry(written, known):
            kept[code] = None
        else:
            row.leave_out(f"Industry code {written} is not on the SIC 2007 list.")
    return tuple(kept), public


def _size(row: Row) -> tuple[str, int | None]:
    written = " ".join(row.parts("size"))
    band, headcount = facts.size(written)
    if band == SizeBand.UNKNOWN and written and not facts.says_unknown(written):
        row.leave_out(f"“{written[:30]}” does not say which size band this is.")
    return band, headcount
