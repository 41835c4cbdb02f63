"""Logging contact with an employer."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.decorators import StaffRequest, requires
from accounts.permissions import Permission
from employers.actions import interactions
from employers.forms.contact_log import ContactLogForm
from employers.queries import get_employer
from employers.record_page import do_not_contact_of
from toolkit.errors import Refused
from toolkit.htmx import redirect, render


@requires(Permission.LOG_CONTACT)
def contact_log(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = ContactLogForm(request.POST or None, employer=employer, user=request.user)
    if form.is_bound and form.is_valid():
        try:
            interactions.log(**form.terms(), employer=employer, by=request.user, at=timezone.now())
        except Refused as refused:
            form.add_refusal(refused)
        else:
            messages.success(request, "Contact logged.")
            return _next_page(request, employer.reference, form.cleaned_data["somebody_else"].strip())
    context = {
        "employer": employer,
        "form": form,
        "do_not_contact": do_not_contact_of(employer),
    }
    return render(request, "employers/contact_log.html", context, status=422 if form.is_bound else 200)


def _next_page(request: StaffRequest, reference: str, stranger: str) -> HttpResponse:
    if stranger and request.user.may(Permission.EDIT_EMPLOYER):
        messages.info(request, f"{stranger} is not among the people here yet. Add them, or cancel.")
        return redirect(
            request, f"{reverse('contact_add', args=[reference])}?{urlencode({'name': stranger})}"
        )
    return redirect(request, "employer", reference=reference)
