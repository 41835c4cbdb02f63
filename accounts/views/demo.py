"""One press to be any of the invented people. These addresses exist only where DEBUG is on."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.decorators import public
from accounts.models import User
from accounts.queries import agencies_with_people, role_of
from accounts.second_factor import DEMO, record_step
from toolkit.htmx import render

# No real person has an address here (RFC 2606), so a copy of real data opens nobody's pages.
INVENTED = ".example"
# What to try as each of them, by email address: the app that makes these people fills it in.
things_to_try: dict[str, str] = {}


@public
def demo(request: HttpRequest) -> HttpResponse:
    groups = [
        {
            "agency": group.agency,
            "people": [
                {
                    "person": held.user,
                    "role": held.get_role_display(),
                    "does": role_of(held).does,
                    "to_try": things_to_try.get(held.user.email, ""),
                }
                for held in group.memberships
                if _is_invented(held.user)
            ],
        }
        for group in agencies_with_people()
    ]
    return render(request, "accounts/demo.html", {"groups": [group for group in groups if group["people"]]})


@public
@require_POST
def demo_sign_in(request: HttpRequest, person: str) -> HttpResponse:
    found = User.objects.filter(reference=person, is_active=True).first()
    if found is None or not _is_invented(found) or not found.current_memberships:
        raise Http404
    login(request, found)
    record_step(request, found, method=DEMO)
    return redirect("/")


def _is_invented(person: User) -> bool:
    return person.email.endswith(INVENTED)
