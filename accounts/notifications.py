"""What people are told by mail about signing in."""

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.models import Agency, User


def invite(user: User, agency: Agency, by: User) -> None:
    """New people get a link to choose a password; those who have one are told of their new role."""
    context = {
        "user": user,
        "agency": agency,
        "by": by,
        "partnership": settings.PARTNERSHIP_NAME,
        "link": settings.BASE_URL + _way_in(user),
        "is_new": not user.has_usable_password(),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    body = render_to_string("accounts/mail/invitation.txt", context)
    subject = f"You can now sign in to Frontdoor for {agency.short_name}"
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])


def _way_in(user: User) -> str:
    if user.has_usable_password():
        return reverse("account_login")
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return reverse(
        "account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": token}
    )
