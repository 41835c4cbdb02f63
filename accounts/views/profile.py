from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.actions.people import edit_profile
from accounts.decorators import StaffRequest, signed_in
from accounts.forms.people import ProfileForm
from accounts.models import User
from toolkit.errors import Refused
from toolkit.htmx import redirect, render


@signed_in
def my_settings(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, ProfileForm(instance=request.user))
    # a copy: a form writes into its record even when it is refused, and the page names the person
    form = ProfileForm(request.POST, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid() and _saved(form, request.user):
        messages.success(request, "Your settings are saved.")
        return redirect(request, "my_settings")
    return _page(request, form, status=422)


def _saved(form: ProfileForm, user: User) -> bool:
    wanted: dict[str, Any] = form.cleaned_data
    try:
        edit_profile(user=user, **wanted, by=user, at=timezone.now())
    except Refused as refused:
        form.add_refusal(refused)
        return False
    return True


def _page(request: HttpRequest, form: ProfileForm, *, status: int = 200) -> HttpResponse:
    return render(request, "accounts/my_settings.html", {"form": form}, status=status)
