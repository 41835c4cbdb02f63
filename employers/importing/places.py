"""Which local authority postcodes lie in, many at once."""

from collections.abc import Iterable

from django.db import connection


def districts_of(postcodes: Iterable[str]) -> dict[str, str]:
    """The GSS code of each whole postcode that lies in a known authority."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT asked.postcode, authority.gss_code
            FROM unnest(%s::text[]) AS asked(postcode)
            CROSS JOIN LATERAL (
                SELECT gss_code FROM employers_postcoderange
                WHERE first_postcode <= lpad(replace(asked.postcode, ' ', ''), 7)
                ORDER BY first_postcode DESC LIMIT 1
            ) AS lies_in
            JOIN employers_localauthority AS authority USING (gss_code)
            """,
            [sorted({postcode for postcode in postcodes if postcode})],
        )
        return dict(cursor.fetchall())
