"""Brings a table level with a list that ships with the product, in two statements."""

import csv
import gzip
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.db import connection, models, transaction
from psycopg import sql

from employers.models import LocalAuthority, PostcodeRange, SicCode, SicSection

HERE = Path(__file__).parent
ONS = "Office for National Statistics, Open Government Licence v3.0"

Values = Mapping[str, Any]


@dataclass(frozen=True)
class ReferenceList:
    """A file and the table it fills. `key` says which columns tell one row from another."""

    name: str
    model: type[models.Model]
    path: Path
    key: Sequence[str]
    convert: Callable[[Iterable[dict[str, str]]], Iterable[Values]]
    # A list of ranges is true only as a whole; of other lists a row is retired, never deleted.
    drop_others: bool = False

    def rows(self) -> list[Values]:
        raw = self.path.read_bytes()
        text = gzip.decompress(raw) if self.path.suffix == ".gz" else raw
        return list(self.convert(csv.DictReader(io.StringIO(text.decode(), newline=""))))


@dataclass(frozen=True)
class Loaded:
    """What a load did: rows in the file, and how many of them were new or changed."""

    name: str
    rows: int
    written: int


@transaction.atomic
def load(what: ReferenceList) -> Loaded:
    rows = what.rows()
    columns = list(rows[0])
    table = sql.Identifier(what.model._meta.db_table)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    with connection.cursor() as wrapped:
        cursor = cast("Any", wrapped)
        cursor.execute(
            sql.SQL("CREATE TEMP TABLE incoming ON COMMIT DROP AS SELECT {} FROM {} LIMIT 0").format(
                names, table
            )
        )
        with cursor.copy(sql.SQL("COPY incoming ({}) FROM STDIN").format(names)) as copy:
            for row in rows:
                copy.write_row([row[column] for column in columns])
        cursor.execute(_upsert(what, columns))
        written = cursor.rowcount
        if what.drop_others:
            cursor.execute(_drop_others(what))
        cursor.execute("DROP TABLE incoming")
    return Loaded(what.name, len(rows), written)


def _upsert(what: ReferenceList, columns: Sequence[str]) -> sql.Composed:
    """New rows in, changed rows up to date, equal rows untouched."""
    facts = [sql.Identifier(column) for column in columns if column not in what.key]
    comma = sql.SQL(", ")
    table = sql.Identifier(what.model._meta.db_table)
    return sql.SQL(
        "INSERT INTO {table} AS kept ({names}) SELECT {names} FROM incoming "
        "ON CONFLICT ({key}) DO UPDATE SET {set} WHERE ({kept}) IS DISTINCT FROM ({new})"
    ).format(
        table=table,
        names=comma.join(map(sql.Identifier, columns)),
        key=comma.join(map(sql.Identifier, what.key)),
        set=comma.join(sql.SQL("{0} = EXCLUDED.{0}").format(fact) for fact in facts),
        kept=comma.join(sql.SQL("kept.{}").format(fact) for fact in facts),
        new=comma.join(sql.SQL("EXCLUDED.{}").format(fact) for fact in facts),
    )


def _drop_others(what: ReferenceList) -> sql.Composed:
    (key,) = what.key
    return sql.SQL(
        "DELETE FROM {} AS kept WHERE NOT EXISTS (SELECT FROM incoming WHERE {} = kept.{})"
    ).format(
        sql.Identifier(what.model._meta.db_table),
        sql.Identifier("incoming", key),
        sql.Identifier(key),
    )


def _local_authorities(rows: Iterable[dict[str, str]]) -> Iterator[Values]:
    for row in rows:
        yield row | {"valid_from": row["valid_from"] or None, "valid_to": row["valid_to"] or None}


def _postcode_ranges(rows: Iterable[dict[str, str]]) -> Iterator[Values]:
    for row in rows:
        yield row | {"first_postcode": row["first_postcode"].rjust(7)}


def _sic_row(row: dict[str, str]) -> Values:
    return {
        "scheme": "SIC2007",
        "code": row["code"],
        "label": row["label"],
        "sort": 0,
        "valid_from": "2008-01-01",
        "source": ONS,
    }


def _sic_sections(rows: Iterable[dict[str, str]]) -> Iterator[Values]:
    return map(_sic_row, rows)


def _sic_codes(rows: Iterable[dict[str, str]]) -> Iterator[Values]:
    sections = dict(SicSection.objects.filter(scheme="SIC2007").values_list("code", "pk"))
    for row in rows:
        yield {**_sic_row(row), "section_id": sections[row["section"]]}


EMPLOYER_LISTS = (
    ReferenceList(
        "local authorities", LocalAuthority, HERE / "local_authorities.csv", ["gss_code"], _local_authorities
    ),
    ReferenceList(
        "postcodes",
        PostcodeRange,
        HERE / "postcode_ranges.csv.gz",
        ["first_postcode"],
        _postcode_ranges,
        drop_others=True,
    ),
    ReferenceList(
        "industry sections", SicSection, HERE / "sic2007_sections.csv", ["scheme", "code"], _sic_sections
    ),
    ReferenceList("industry codes", SicCode, HERE / "sic2007_codes.csv", ["scheme", "code"], _sic_codes),
)
