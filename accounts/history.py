"""The one way to save a record: with who, when and why."""

from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User, Versioned
from toolkit.errors import Refused


def save_as(record: Versioned, *, by: User | None, why: str, at: datetime | None = None) -> None:
    """Save `record` and its history row.

    `why` is a sentence for the timeline, the user's own words after a colon. `by` is None for the
    system itself. Raises the version by one when the row already exists.
    """
    changes: Any = record
    if not record._state.adding:
        record.version += 1
    changes._history_user = by
    changes._change_reason = why
    changes._history_date = at or timezone.now()
    record.save()


def because(change: str, words: str) -> str:
    """The reason an action gives: what changed and, on a line of its own, the person's words if any."""
    return f"{change}\n{words.strip()}" if words.strip() else change


def save_checked(record: Versioned, *, by: User | None, why: str, at: datetime) -> None:
    """Save after the record's own rules have been asked, so that a broken one is refused in its own words."""
    try:
        record.clean_fields(exclude={field.name for field in record._meta.fields if field.is_relation})
        record.validate_constraints()
    except ValidationError as error:
        raise _refusal(error) from error
    try:
        with transaction.atomic():
            save_as(record, by=by, why=why, at=at)
    except IntegrityError as error:
        # Somebody else wrote between the question and the answer.
        raise _refusal_of_constraint(record, error) from error


def _refusal(error: ValidationError) -> Refused:
    field, messages = next(iter(error.message_dict.items()))
    return Refused(messages[0], field=None if field == NON_FIELD_ERRORS else field)


def _refusal_of_constraint(record: Versioned, error: IntegrityError) -> Refused:
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for constraint in record._meta.constraints:
        if constraint.name == broken:
            return Refused(str(constraint.violation_error_message))
    return refusal_of_rule(error)


def refusal_of_rule(error: IntegrityError) -> Refused:
    """A rule that a trigger keeps speaks in its own words; anything else is raised again."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None or "PL/pgSQL function" not in (diagnosis.context or ""):
        raise error
    return Refused(diagnosis.message_primary)
