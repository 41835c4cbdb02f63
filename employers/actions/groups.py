"""Parents and subsidiaries treated as one relationship."""

from datetime import datetime

from django.db import transaction

from accounts.history import save_checked
from accounts.models import User
from employers.models import EmployerGroup
from toolkit.errors import Refused


@transaction.atomic
def start(*, name: str, by: User, at: datetime) -> EmployerGroup:
    name = name.strip()
    if EmployerGroup.objects.filter(name__iexact=name).exists():
        message = f"There is a group called {name} already. Choose it from the list."
        raise Refused(message, field="new_group")
    group = EmployerGroup(name=name)
    save_checked(group, by=by, why=f"Group started: {name}", at=at)
    return group
