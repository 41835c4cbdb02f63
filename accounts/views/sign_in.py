"""allauth's pages, the few we use, each marked with who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from accounts.decorators import public, signed_in
from accounts.second_factor import record_step
from accounts.sign_in import StaffMFAAdapter

AnyView = Callable[..., HttpResponseBase]


def _page(view: AnyView) -> AnyView:
    """A form that comes back with errors says so in its status, and nothing here is kept by the browser."""

    @never_cache
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    return wrapped


class AddAppView(app.ActivateTOTPView):
    """Whoever has just typed a code from the new app has shown the second step."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_step(self.request, self.request.user)
        return response


class AddPasskeyView(passkeys.AddWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_step(self.request, self.request.user)
        return response


class RemovePasskeyView(passkeys.RemoveWebAuthnView):
    def form_valid(self, form: Any) -> HttpResponse:
        adapter = StaffMFAAdapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_list_webauthn")
        response: HttpResponse = super().form_valid(form)
        return response


sign_in = public(_page(account.login))
sign_out = public(_page(account.logout))
closed = public(_page(account.account_inactive))
forgotten = public(_page(account.password_reset))
forgotten_sent = public(_page(account.password_reset_done))
new_password = public(_page(account.password_reset_from_key))
new_password_done = public(_page(account.password_reset_from_key_done))
sign_in_code = public(_page(mfa.authenticate))
sign_in_passkey = public(_page(passkeys.login_webauthn))
sso = public(oidc.login)
sso_back = public(oidc.callback)
sso_cancelled = public(_page(social.login_cancelled))
sso_error = public(_page(social.login_error))

again = signed_in(_page(account.reauthenticate))
change_password = signed_in(_page(account.password_change))
first_password = signed_in(_page(account.password_set))
two_step = signed_in(_page(mfa.index))
show_code = signed_in(_page(mfa.reauthenticate))
show_passkey = signed_in(_page(passkeys.reauthenticate_webauthn))
add_app = signed_in(_page(AddAppView.as_view()))
remove_app = signed_in(_page(app.deactivate_totp))
recovery_codes = signed_in(_page(codes.view_recovery_codes))
new_recovery_codes = signed_in(_page(codes.generate_recovery_codes))
download_recovery_codes = signed_in(_page(codes.download_recovery_codes))
passkey_list = signed_in(_page(passkeys.list_webauthn))
add_passkey = signed_in(_page(AddPasskeyView.as_view()))
rename_passkey = signed_in(_page(passkeys.edit_webauthn))
remove_passkey = signed_in(_page(RemovePasskeyView.as_view()))
