"""Signing in, one's own settings, and who is who. Of allauth's pages only these exist."""

from django.conf import settings
from django.urls import path, re_path

from accounts.views import agencies, demo, people, profile, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.sign_in_code, name="mfa_authenticate"),
    path("sign-in/passkey/", sign_in.sign_in_passkey, name="mfa_login_webauthn"),
    path("sign-in/again/", sign_in.again, name="account_reauthenticate"),
    path("sign-in/closed/", sign_in.closed, name="account_inactive"),
    path("sign-in/with/cancelled/", sign_in.sso_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/with/error/", sign_in.sso_error, name="socialaccount_login_error"),
    path("sign-in/with/<slug:provider_id>/", sign_in.sso, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", sign_in.sso_back, name="openid_connect_callback"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("password/forgotten/", sign_in.forgotten, name="account_reset_password"),
    path("password/forgotten/sent/", sign_in.forgotten_sent, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,14})-(?P<key>[^/]{1,100})/$",
        sign_in.new_password,
        name="account_reset_password_from_key",
    ),
    path("password/saved/", sign_in.new_password_done, name="account_reset_password_from_key_done"),
    path("password/change/", sign_in.change_password, name="account_change_password"),
    path("password/first/", sign_in.first_password, name="account_set_password"),
    path("two-step/", sign_in.two_step, name="mfa_index"),
    path("two-step/code/", sign_in.show_code, name="mfa_reauthenticate"),
    path("two-step/passkey/", sign_in.show_passkey, name="mfa_reauthenticate_webauthn"),
    path("two-step/app/add/", sign_in.add_app, name="mfa_activate_totp"),
    path("two-step/app/remove/", sign_in.remove_app, name="mfa_deactivate_totp"),
    path("two-step/recovery-codes/", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path("two-step/recovery-codes/new/", sign_in.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "two-step/recovery-codes/download/",
        sign_in.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("two-step/passkeys/", sign_in.passkey_list, name="mfa_list_webauthn"),
    path("two-step/passkeys/add/", sign_in.add_passkey, name="mfa_add_webauthn"),
    path("two-step/passkeys/<int:pk>/", sign_in.rename_passkey, name="mfa_edit_webauthn"),
    path("two-step/passkeys/<int:pk>/remove/", sign_in.remove_passkey, name="mfa_remove_webauthn"),
    path("settings/", profile.my_settings, name="my_settings"),
    path("people/", people.people, name="people"),
    path("people/agencies/add/", agencies.agency_add, name="agency_add"),
    path("people/<str:agency>/edit/", agencies.agency_edit, name="agency_edit"),
    path("people/<str:agency>/leave/", agencies.agency_leave, name="agency_leave"),
    path("people/<str:agency>/add/", people.person_add, name="person_add"),
    path("people/<str:agency>/<str:person>/<slug:role>/", people.membership, name="membership"),
    path("people/<str:agency>/<str:person>/<slug:role>/end/", people.membership_end, name="membership_end"),
    path(
        "people/<str:agency>/<str:person>/<slug:role>/invite/",
        people.membership_invite,
        name="membership_invite",
    ),
]

if settings.DEBUG:
    urlpatterns += [
        path("demo/", demo.demo, name="demo"),
        path("demo/<str:person>/", demo.demo_sign_in, name="demo_sign_in"),
    ]
