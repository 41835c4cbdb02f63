"""Finds employers by any name they have or had, by number and by postcode; the closest first."""

import re
from dataclasses import dataclass

from django.db import connection

from employers.enums import NameKind

# Beyond this many nobody reads on: they add a letter.
MOST = 500
SHORTEST = 2

NUMBER = "number"
POSTCODE = "postcode"

_SQL = """
WITH named AS (
    SELECT DISTINCT ON (employer_id) employer_id, name AS matched, kind,
        CASE
            WHEN folded = frontdoor_fold(%(words)s) THEN 5
            WHEN folded LIKE frontdoor_fold(%(start)s) THEN 4
            WHEN folded LIKE frontdoor_fold(%(word)s) THEN 3
            WHEN folded LIKE frontdoor_fold(%(part)s) THEN 2
            ELSE word_similarity(frontdoor_fold(%(words)s), folded)
        END + similarity(frontdoor_fold(%(words)s), folded)
            + CASE kind WHEN 'previous' THEN -0.5 WHEN 'legal' THEN 0.01 ELSE 0 END AS score
    FROM employers_employername
    WHERE folded LIKE frontdoor_fold(%(part)s) OR frontdoor_fold(%(words)s) <%% folded
    ORDER BY employer_id, score DESC
), numbered AS (
    SELECT employer_id, value AS matched, 'number' AS kind,
        CASE WHEN upper(value) = %(solid)s OR ltrim(value, '0') = %(bare)s THEN 7 ELSE 1.5 END AS score
    FROM employers_employeridentifier
    WHERE %(is_number)s AND retired_on IS NULL
        AND (value LIKE %(number)s OR ltrim(value, '0') LIKE %(bare_start)s)
), placed AS (
    SELECT DISTINCT ON (employer_id) employer_id, postcode AS matched, 'postcode' AS kind,
        CASE WHEN replace(postcode, ' ', '') = %(solid)s THEN 6 ELSE 1.4 END AS score
    FROM employers_site
    WHERE %(is_place)s AND closed_on IS NULL AND replace(postcode, ' ', '') LIKE %(number)s
), found AS (
    SELECT DISTINCT ON (employer_id) * FROM (
        SELECT * FROM named UNION ALL SELECT * FROM numbered UNION ALL SELECT * FROM placed
    ) AS every_door ORDER BY employer_id, score DESC
)
SELECT employer_id, matched, kind FROM found ORDER BY score DESC, matched, employer_id LIMIT %(most)s
"""


@dataclass(frozen=True)
class Hit:
    """An employer and what of it answers the words."""

    employer_id: int
    matched: str
    kind: str

    @property
    def said(self) -> str:
        """How the match relates to the record's own name."""
        return {
            NameKind.PREVIOUS.value: "was",
            NameKind.TRADING.value: "trading as",
            NameKind.SHORT.value: "known as",
            NUMBER: "number",
            POSTCODE: "at",
        }.get(self.kind, "")


def find(words: str) -> list[Hit]:
    """One statement; nothing for fewer than two letters."""
    words = " ".join(words.split())[:200]
    if len(words) < SHORTEST:
        return []
    solid = re.sub(r"[^A-Z0-9]", "", words.upper())
    pattern = re.sub(r"([\\%_])", r"\\\1", words)
    with connection.cursor() as cursor:
        cursor.execute(
            _SQL,
            {
                "words": words,
                "start": f"{pattern}%",
                "word": f"% {pattern}%",
                "part": f"%{pattern}%",
                "solid": solid,
                "bare": solid.lstrip("0"),
                "number": f"{solid}%",
                "bare_start": f"{solid.lstrip('0')}%",
                "is_number": bool(re.fullmatch(r"[A-Z]{0,4}[0-9]{3,}[A-Z]{0,2}", solid)),
                "is_place": bool(re.fullmatch(r"[A-Z]{1,2}[0-9][0-9A-Z]?([0-9][A-Z]{0,2})?", solid)),
                "most": MOST,
            },
        )
        return [Hit(*row) for row in cursor.fetchall()]
