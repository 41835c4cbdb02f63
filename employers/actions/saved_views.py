"""A person's own views of a list."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from employers.models import SavedView
from toolkit.errors import Refused


@transaction.atomic
def save(*, page: str, name: str, query: str, by: User, at: datetime) -> SavedView:
    """Under a name already used on this page, the new filters take the place of the old."""
    del at  # a convenience of one person: no history is kept
    if not name.strip():
        message = "Give the view a name."
        raise Refused(message, field="name")
    view, _ = SavedView.objects.update_or_create(
        user=by, page=page, name=name.strip(), defaults={"query": query}
    )
    return view


@transaction.atomic
def delete(*, view: SavedView, by: User, at: datetime) -> None:
    del at
    if view.user_id != by.pk:
        message = "Only the person who saved a view can delete it."
        raise Refused(message)
    view.delete()
