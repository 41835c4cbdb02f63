import pytest
from django.test import RequestFactory

from toolkit.pagination import paginate


@pytest.mark.parametrize(
    ("address", "expected"), [("/", 1), ("/?page=2", 2), ("/?page=zz", 1), ("/?page=99", 3), ("/?page=-1", 3)]
)
def test_paginate_with_a_wrong_number_gives_a_page_that_exists(address: str, expected: int) -> None:
    assert paginate(RequestFactory().get(address), range(5), per_page=2).number == expected
