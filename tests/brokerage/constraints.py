"""To break a rule of the database on purpose and hear its name."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction


def constraint_broken_by(make: Callable[[], object]) -> str:
    """Every rule is asked at once, those that wait for the end of the transaction too."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():  # noqa: PT012 - the rule may wait for the end
        make()
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    name: str = error.value.__cause__.diag.constraint_name
    return name
