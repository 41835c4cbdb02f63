from typing import Any

from accounts.permissions import Permission as P  # noqa: N817 - the table below reads better
from tests.architecture.access.employers import employer
from tests.architecture.access.rows import Row
from tests.architecture.access.world import World


def offer(world: World) -> dict[str, Any]:
    return {"reference": world.draft.offer.reference}


def issued(world: World) -> dict[str, Any]:
    """A draft's PDF is for whoever writes it; everybody sees what was issued."""
    return {"reference": world.issued.offer.reference, "number": world.issued.number}


def line(world: World) -> dict[str, Any]:
    found = world.draft.lines.order_by("pk").first()
    assert found
    return {**offer(world), "number": found.pk}


def new_line(world: World) -> dict[str, Any]:
    return {**offer(world), "side": "we_will"}


def words(world: World) -> dict[str, Any]:
    return {**offer(world), "part": "terms"}


def new_part(world: World) -> dict[str, Any]:
    return {**offer(world), "kind": "steps"}


def part(world: World) -> dict[str, Any]:
    found = world.draft.milestones.order_by("pk").first()
    assert found
    return {**new_part(world), "number": found.pk}


ROWS: dict[str, Row] = {
    "offers": Row(P.SEE_EMPLOYERS),
    "employer_offers": Row(P.SEE_EMPLOYERS, employer),
    "offer_compose": Row(P.COMPOSE_OFFERS, employer),
    "offer_edit": Row(P.COMPOSE_OFFERS, offer),
    "offer_refresh": Row(P.COMPOSE_OFFERS, offer),
    "offer_issue": Row(P.ISSUE_OFFERS, offer),
    "offer_words": Row(P.COMPOSE_OFFERS, words),
    "offer_line_add": Row(P.COMPOSE_OFFERS, new_line),
    "offer_line": Row(P.COMPOSE_OFFERS, line),
    "offer_line_move": Row(P.COMPOSE_OFFERS, line),
    "offer_line_remove": Row(P.COMPOSE_OFFERS, line),
    "offer_part_add": Row(P.COMPOSE_OFFERS, new_part),
    "offer_part": Row(P.COMPOSE_OFFERS, part),
    "offer_part_remove": Row(P.COMPOSE_OFFERS, part),
    "offer_version": Row(P.SEE_EMPLOYERS, issued),
    "offer_pdf": Row(P.SEE_EMPLOYERS, issued),
    "offer_json": Row(P.SEE_EMPLOYERS, issued),
    "offer_compare": Row(P.SEE_EMPLOYERS, issued),
    "offer_withdraw": Row(P.WITHDRAW_OFFERS, issued),
}
