"""allauth's forms in our words, drawn like every other form."""

from typing import Any

from allauth.account import forms as allauth_forms

from toolkit.forms import FrontdoorFormMixin

PASSWORD_HINT = "At least 12 characters. Three or four unrelated words are easy to remember, hard to guess."  # noqa: S105 - says how
MOST_CHARACTERS = 254


class PlainWordsMixin(FrontdoorFormMixin):
    """Labels and hints of our own instead of placeholders."""

    words: dict[str, tuple[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label, hint = self.words.get(name, (str(field.label), ""))
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["maxlength"] = MOST_CHARACTERS
            # a refused sign-in is said in words, and an empty field is asked for by its new name
            field.error_messages["required"] = f"Enter {label[:1].lower()}{label[1:]}"


class SignInForm(PlainWordsMixin, allauth_forms.LoginForm):
    words = {"login": ("Email address", ""), "password": ("Password", "")}


class SignInAgainForm(PlainWordsMixin, allauth_forms.ReauthenticateForm):
    words = {"password": ("Password", "")}


class ForgottenPasswordForm(PlainWordsMixin, allauth_forms.ResetPasswordForm):
    words = {"email": ("Email address", "The one your agency gave when it added you.")}


class OnePasswordMixin(PlainWordsMixin):
    """Asked once: whoever mistypes it can have another link."""

    words = {
        "oldpassword": ("Password now", ""),
        "password1": ("New password", PASSWORD_HINT),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


class NewPasswordForm(OnePasswordMixin, allauth_forms.ResetPasswordKeyForm):
    pass


class ChangePasswordForm(OnePasswordMixin, allauth_forms.ChangePasswordForm):
    pass


class FirstPasswordForm(OnePasswordMixin, allauth_forms.SetPasswordForm):
    pass
