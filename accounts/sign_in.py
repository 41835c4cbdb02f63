"""How allauth treats our people: nobody signs up, whoever left stays out, a second step is kept."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.actions import people
from accounts.models import User
from accounts.queries import person_by_email
from accounts.second_factor import has_just_signed_in, steps_of


class StaffAccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is wrong.",
        "enter_current_password": "This is not your password now.",
        "incorrect_code": "This code is wrong or has run out.",
        "incorrect_password": "The password is wrong.",
        "invalid_password_reset": "This link has been used or has run out.",
        "rate_limited": "Too many tries. Wait five minutes, then try again.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are added by their agency, never by themselves."""
        del request
        return False

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        # asked afresh: a property kept on the person would be written into the session while a step is open
        if user.is_active and not user.memberships.current().exists():
            return redirect("account_inactive")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def reauthenticate(self, user: User, password: str) -> bool:
        """By our own address: allauth would look for a row that only its sign-up makes."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not of somebody who has just signed in, as everybody has who sets up a first step."""
        required: bool = super().is_reauthentication_required(app=app)
        return required and not has_just_signed_in(context.request)

    def set_password(self, user: User, password: str) -> None:
        people.set_password(user=user, password=password, at=timezone.now())


class StaffSocialAccountAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Single sign-on lets in people who are already on the list."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Whoever the other side names is found by an email address that it has verified."""
        del request
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(redirect("account_login"))
        for address in sociallogin.email_addresses:
            if address.verified and (person := person_by_email(address.email)):
                sociallogin.user = person
                return


class StaffMFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "This is your only second step. Add another before you remove it.",
        "incorrect_code": "This code is wrong or has run out.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        return steps_of(authenticator.user).exclude(pk=authenticator.pk).exists()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Frontdoor"}

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's word
        del type
        count = steps_of(user).filter(type=Authenticator.Type.WEBAUTHN).count()
        return f"Passkey {count + 1}"
