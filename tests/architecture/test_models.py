"""What every model has: history, named and tested constraints, bounded text."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from simple_history.models import HistoricalChanges

from tests.architecture import source

WITHOUT_HISTORY = {
    "brokerage.FundingStream": "a published list: its rows are dated, and the lists that ship are in git",
    "brokerage.Service": "a published list: its rows are dated, and the lists that ship are in git",
    "employers.LocalAuthority": "a published list",
    "employers.PostcodeRange": "a published list",
    "employers.SicSection": "a published list",
    "employers.SicCode": "a published list",
    "employers.SavedView": "a person's own filter, part of no record",
}
OURS = [model for app in source.APPS for model in apps.get_app_config(app).get_models()]
KEPT = [model for model in OURS if not issubclass(model, HistoricalChanges)]
CONSTRAINTS = [(model, constraint) for model in KEPT for constraint in model._meta.constraints]


def has_history(model: type[models.Model]) -> bool:
    return hasattr(model, "history")


def history_of(model: Any) -> type[models.Model]:
    return model.history.model  # type: ignore[no-any-return]  # simple-history has no types


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_model_keeps_history_or_says_why_not(model: type[models.Model]) -> None:
    listed = model._meta.label in WITHOUT_HISTORY
    assert has_history(model) != listed, "Inherit from Record, or list it in WITHOUT_HISTORY with the reason."


def test_list_of_models_without_history_names_only_models() -> None:
    assert set(WITHOUT_HISTORY) - {model._meta.label for model in KEPT} == set()


@pytest.mark.parametrize(("model", "constraint"), CONSTRAINTS, ids=[one.name for _, one in CONSTRAINTS])
def test_constraint_is_named_after_what_is_true(
    model: type[models.Model], constraint: models.BaseConstraint
) -> None:
    assert constraint.name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"), (
        "Name it <app>_<model>_<what is true>."
    )
    assert constraint.violation_error_message != constraint.default_violation_error_message, (
        "Give it a violation_error_message that a person can act on."
    )


def test_constraint_is_broken_in_a_test_that_names_it() -> None:
    tests = "\n".join(path.read_text() for path in source.python("tests"))
    untested = [
        constraint.name
        for _, constraint in CONSTRAINTS
        if not re.search(rf"\b{re.escape(constraint.name)}\b", tests)
    ]
    assert not untested, f"Break each on purpose in a test that expects its name: {', '.join(untested)}"


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_text_is_bounded(model: type[models.Model]) -> None:
    unbounded = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField) and field.max_length is None
    ]
    assert unbounded == [], "Give each a max_length: somebody will paste a book."


def test_history_tables_refuse_change(db: None) -> None:
    tables = {history_of(model)._meta.db_table for model in KEPT if has_history(model)}
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT tgrelid::regclass::text FROM pg_trigger
               WHERE tgname = 'history_is_kept' AND tgenabled = 'O'"""
        )
        protected = {row[0] for row in cursor.fetchall()}
    assert tables - protected == set(), (
        "Call frontdoor_protect_history() in the migration that adds the table."
    )
