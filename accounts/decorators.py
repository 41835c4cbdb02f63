"""Every view says who may use it, with one of these; a guard in the tests looks for the mark."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import roles_that_may

# Marks on a view that needs no permission: open to anybody, or to whoever has signed in.
ANYBODY = "anybody"
SIGNED_IN = "signed in"


class StaffRequest(HttpRequest):
    """A request of a signed-in person."""

    user: User


Args = ParamSpec("Args")
View = Callable[Concatenate[HttpRequest, Args], HttpResponseBase]
StaffView = Callable[Concatenate[StaffRequest, Args], HttpResponseBase]


def check_may(user: User, permission: Permission) -> None:
    """Raises PermissionDenied with a sentence that says who can."""
    if not user.may(permission):
        roles = " or ".join(name.label.lower() for name in roles_that_may(permission))
        raise PermissionDenied(f"Your role does not let you {permission.label}. Ask somebody who is {roles}.")


def requires(permission: Permission) -> Callable[[StaffView[Args]], View[Args]]:
    """Only for people whose roles hold this permission; others get 403 with the reason."""

    def decorate(view: StaffView[Args]) -> View[Args]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponseBase:
            staff = cast("StaffRequest", request)
            check_may(staff.user, permission)
            return view(staff, *args, **kwargs)

        return _marked(login_required(cast("View[Args]", guarded)), permission)

    return decorate


def signed_in(view: StaffView[Args]) -> View[Args]:
    """For every person of the partnership, whatever their role."""
    return _marked(login_required(cast("View[Args]", view)), SIGNED_IN)


def public(view: View[Args]) -> View[Args]:
    """For anybody at all."""
    return _marked(view, ANYBODY)


def _marked(view: View[Args], mark: Permission | str) -> View[Args]:
    view.permission = mark  # type: ignore[attr-defined]  # read by tests/architecture
    return view
