"""allauth's forms for the second step of signing in, in our words."""

from typing import Any

from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.webauthn import forms as passkey_forms

from accounts.forms.sign_in import PlainWordsMixin

APP_CODE = ("Code", "Six figures from your authenticator app, or one of your recovery codes.")


class CodeForm(PlainWordsMixin, code_forms.AuthenticateForm):
    words = {"code": APP_CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class CodeAgainForm(PlainWordsMixin, code_forms.ReauthenticateForm):
    words = {"code": APP_CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddAppForm(PlainWordsMixin, app_forms.ActivateTOTPForm):
    words = {"code": ("Code", "The six figures your app shows now.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class RemoveAppForm(PlainWordsMixin, app_forms.DeactivateTOTPForm):
    pass


class AddPasskeyForm(PlainWordsMixin, passkey_forms.AddWebAuthnForm):
    words = {
        "name": ("Name of this passkey", "For example: work laptop, or phone."),
        "passwordless": ("Let me sign in with this passkey alone, without my password", ""),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenamePasskeyForm(PlainWordsMixin, passkey_forms.EditWebAuthnForm):
    words = {"name": ("Name of this passkey", "")}
