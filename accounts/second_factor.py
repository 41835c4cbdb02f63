"""Whether this session has passed the second step of signing in, and what to do if not."""

import time

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User

PROOF = "mfa"
DEMO = "demo"
# What may be opened by somebody who has no second step yet, and by somebody who has yet to show theirs.
SETTING_UP = frozenset({"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"})
SHOWING = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


def steps_of(user: User) -> QuerySet[Authenticator]:
    """The person's apps and passkeys. Recovery codes only stand in for one of them."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user_id=user.pk, type__in=kinds)
    return found


def page_to_go_to(request: HttpRequest, user: User, url_name: str | None) -> str:
    """The name of the page this person must see first, or "" when the way is free.

    Asks the session alone when the step was passed, so that pages cost no statement more.
    """
    if not settings.SECOND_FACTOR_REQUIRED or has_passed(request, user):
        return ""
    if steps_of(user).exists():
        return "" if url_name in SHOWING else "mfa_reauthenticate"
    return "" if url_name in SETTING_UP else "mfa_index"


def has_passed(request: HttpRequest, user: User) -> bool:
    proofs = {PROOF, DEMO} if settings.DEBUG else {PROOF}
    return any(record["method"] in proofs for record in get_authentication_records(request, user))


def has_just_signed_in(request: HttpRequest) -> bool:
    started = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(record["at"] > started for record in get_authentication_records(request, request.user))


def record_step(request: HttpRequest, user: User, *, method: str = PROOF) -> None:
    """Remember in this session that the step was shown just now."""
    record_authentication(request, user, method=method)
