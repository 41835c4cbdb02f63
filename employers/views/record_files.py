"""Documents kept with an employer's record."""

from pathlib import PurePath

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from accounts.decorators import StaffRequest, requires
from accounts.models import User
from accounts.permissions import Permission
from employers.actions import files
from employers.enums import Visibility
from employers.forms.files import FileForm, RemoveForm
from employers.models import Employer, EmployerFile
from employers.queries import get_employer
from employers.record_page import record_chrome
from employers.views.one_job import Page, one_job
from toolkit.htmx import render


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def file_list(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    rows = EmployerFile.objects.visible_to(request.user).filter(employer=employer, removed_at__isnull=True)
    context = record_chrome(request, employer, "files") | {
        "files": rows.select_related("agency", "added_by"),
        "may_edit": request.user.may(Permission.EDIT_EMPLOYER) and employer.closed_on is None,
    }
    return render(request, "employers/record_files.html", context)


@requires(Permission.EDIT_EMPLOYER)
def file_add(request: StaffRequest, reference: str) -> HttpResponse:
    employer = get_employer(request.user, reference)
    form = FileForm(request.POST or None, request.FILES or None)

    def act() -> str:
        found = form.cleaned_data
        file = files.add(
            employer=employer,
            upload=found["file"],
            title=found["title"],
            visibility=Visibility(found["visibility"]),
            by=request.user,
            at=timezone.now(),
        )
        return f"{file.title} added."

    return one_job(request, page=_page(employer, "Add a file", "Add file"), form=form, act=act)


@requires(Permission.SEE_EMPLOYERS)
@require_GET
def file_download(request: StaffRequest, reference: str) -> FileResponse:
    """Always saved, never shown in the browser, whatever the file says it is."""
    file = _file(request.user, reference)
    try:
        handle = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    suffix = PurePath(file.file.name or "").suffix
    name = f"{slugify(file.title)[:80] or 'file'}{suffix}"
    response = FileResponse(handle, as_attachment=True, filename=name, content_type=file.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@requires(Permission.EDIT_EMPLOYER)
def file_remove(request: StaffRequest, reference: str) -> HttpResponse:
    file = _file(request.user, reference)
    form = RemoveForm(request.POST or None)

    def act() -> str:
        files.remove(file=file, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
        return f"{file.title} removed."

    page = _page(
        file.employer,
        f"Remove {file.title}",
        "Remove file",
        lead="The file is deleted for good. The history keeps that it was here.",
        danger=True,
    )
    return one_job(request, page=page, form=form, act=act)


def _page(employer: Employer, heading: str, button: str, *, lead: str = "", danger: bool = False) -> Page:
    return Page(
        heading=heading,
        button=button,
        lead=lead,
        danger=danger,
        back=reverse("employer_files", args=[employer.reference]),
        back_label=f"{employer}, files",
    )


def _file(user: User, reference: str) -> EmployerFile:
    rows = EmployerFile.objects.visible_to(user).filter(
        employer__in=Employer.objects.visible_to(user), removed_at__isnull=True
    )
    file: EmployerFile = get_object_or_404(rows.select_related("employer"), reference=reference.upper())
    return file
