from typing import Any

from accounts.permissions import Permission
from tests.architecture.access.rows import Row, anybody, signed_in
from tests.architecture.access.world import World


def agency(world: World) -> dict[str, Any]:
    return {"agency": world.agency.reference}


def membership(world: World) -> dict[str, Any]:
    held = world.colleague
    return {"agency": held.agency.reference, "person": held.user.reference, "role": held.role}


def passkey(world: World) -> dict[str, Any]:
    return {"pk": world.passkey().pk}


def with_second_step(world: World) -> dict[str, Any]:
    world.passkey()
    return {}


def single_sign_on(_world: World) -> dict[str, Any]:
    return {"provider_id": "sso"}


def reset_link(_world: World) -> dict[str, Any]:
    return {"uidb36": "1", "key": "set-password"}


ROWS: dict[str, Row] = {
    "account_login": anybody(),
    "mfa_authenticate": anybody(),
    "mfa_login_webauthn": anybody(),
    "account_inactive": anybody(),
    "socialaccount_login_cancelled": anybody(),
    "socialaccount_login_error": anybody(),
    "openid_connect_login": anybody(single_sign_on),
    "openid_connect_callback": anybody(single_sign_on),
    "account_logout": anybody(),
    "account_reset_password": anybody(),
    "account_reset_password_done": anybody(),
    "account_reset_password_from_key": anybody(reset_link),
    "account_reset_password_from_key_done": anybody(),
    "account_reauthenticate": signed_in(),
    "account_change_password": signed_in(),
    "account_set_password": signed_in(),
    "mfa_index": signed_in(),
    "mfa_reauthenticate": signed_in(),
    "mfa_reauthenticate_webauthn": signed_in(),
    "mfa_activate_totp": signed_in(),
    "mfa_deactivate_totp": signed_in(with_second_step),
    "mfa_view_recovery_codes": signed_in(with_second_step),
    "mfa_generate_recovery_codes": signed_in(with_second_step),
    "mfa_download_recovery_codes": signed_in(with_second_step),
    "mfa_list_webauthn": signed_in(),
    "mfa_add_webauthn": signed_in(),
    "mfa_edit_webauthn": signed_in(passkey),
    "mfa_remove_webauthn": signed_in(passkey),
    "my_settings": signed_in(),
    "people": signed_in(),
    "person_add": Row(Permission.MANAGE_PEOPLE, agency),
    "membership": Row(Permission.MANAGE_PEOPLE, membership),
    "membership_end": Row(Permission.MANAGE_PEOPLE, membership),
    "membership_invite": Row(Permission.MANAGE_PEOPLE, membership),
    "agency_add": Row(Permission.MANAGE_AGENCIES),
    "agency_edit": Row(Permission.MANAGE_AGENCIES, agency),
    "agency_leave": Row(Permission.MANAGE_AGENCIES, agency),
}
