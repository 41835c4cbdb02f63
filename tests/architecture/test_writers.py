"""History hears only save(): what writes past it must be one of the few places that say why they may."""

import ast

from tests.architecture import source

# path: why no history row is missed there
ALLOWED: dict[str, str] = {}
BULK = {"bulk_create", "bulk_update", "aupdate", "abulk_create", "abulk_update"}


def writes_past_history(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    # a dictionary takes another one: `found.update(more)`; a query takes names: `.update(name=…)`
    updates_rows = call.func.attr == "update" and bool(call.keywords) and not call.args
    return updates_rows or call.func.attr in BULK


def found_in(code: str) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and writes_past_history(node)
    ]


def test_nothing_writes_past_history() -> None:
    found = [
        f"{source.short(path)}:{line}"
        for path in source.python(*source.APPS)
        if source.short(path) not in ALLOWED
        for line in found_in(path.read_text())
    ]
    assert found == [], (
        "Use save_as() or simple-history's bulk_create_with_history / bulk_update_with_history."
    )


def test_guard_sees_what_it_looks_for() -> None:
    assert found_in("Employer.objects.filter(pk=1).update(name='x')") == [1]
    assert found_in("Employer.objects.bulk_create(rows)") == [1]
    assert found_in("bulk_create_with_history(rows, Employer)\nfound.update(more)") == []
