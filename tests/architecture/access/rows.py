"""One row for each address: who may open it, and where one is found.

A new address needs a row in the table of its app (accounts.py, employers.py, brokerage.py, offers.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.decorators import ANYBODY, SIGNED_IN
from accounts.enums import RoleName
from accounts.permissions import Permission
from tests.architecture.access.world import World

Where = Callable[[World], dict[str, Any]]


def nowhere(_world: World) -> dict[str, Any]:
    """The address has no variable part."""
    return {}


@dataclass(frozen=True)
class Row:
    """Who holds `who`, and one of `then` when a step taken there wants more, but for `closed_to`.

    `hidden` is one that `hidden_from` cannot see.
    """

    who: Permission | str
    where: Where = nowhere
    then: tuple[Permission, ...] = ()
    closed_to: frozenset[RoleName] = frozenset()
    hidden: Where | None = None
    hidden_from: RoleName = RoleName.BROKER


def anybody(where: Where = nowhere) -> Row:
    return Row(ANYBODY, where)


def signed_in(where: Where = nowhere) -> Row:
    return Row(SIGNED_IN, where)
