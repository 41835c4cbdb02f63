"""What must I do now?"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.decorators import requires, signed_in
from accounts.permissions import Permission
from employers.actions import next_actions
from employers.listing.today import SOON, my_actions, quiet, sections
from employers.models import NextAction
from employers.views.lists import Asking, asking
from toolkit.errors import Refused
from toolkit.htmx import announce, redirect, refused_response, render

TEMPLATE = "employers/today.html"


@signed_in
def today(request: HttpRequest) -> HttpResponse:
    who = asking(request)
    context = {"sections": sections(who.user, who.today), "quiet": quiet(who.user, who.today)}
    return render(request, TEMPLATE, _actions(who) | context)


@requires(Permission.LOG_CONTACT)
@require_POST
def today_done(request: HttpRequest, reference: str) -> HttpResponse:
    """Done, in place: the list of actions comes back without it."""
    who = asking(request)
    action = get_object_or_404(NextAction.objects.visible_to(who.user), reference=reference.upper())
    try:
        next_actions.done(action=action, by=who.user, at=timezone.now())
    except Refused as refused:
        return refused_response(request, refused, back="/")
    if not request.headers.get("HX-Target"):
        messages.success(request, f"Done: {action.title}")
        return redirect(request, "today")
    return announce(render(request, TEMPLATE, _actions(who) | {"changed": True}), "Action done")


def _actions(who: Asking) -> dict[str, Any]:
    actions = list(my_actions(who.user, before=who.today + SOON))
    overdue = [one for one in actions if one.due_on < who.today]
    return {
        "overdue": overdue,
        "overdue_words": f"{len(overdue):,} overdue",
        "due_today": [one for one in actions if one.due_on == who.today],
        "soon": [one for one in actions if one.due_on > who.today],
        "may_act": who.user.may(Permission.LOG_CONTACT),
    }
