"""The one way to save a record: with who, when and why."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import User, Versioned


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
