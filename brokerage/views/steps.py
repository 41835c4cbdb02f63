"""Pages of one step in a longer journey: which steps this person may take now, and taking one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from accounts.decorators import check_may
from accounts.models import User
from accounts.permissions import Permission
from brokerage.forms.steps import NothingMoreForm, StepForm
from employers.views.one_job import Page, one_job


@dataclass(frozen=True)
class Taken:
    """Who takes a step with what, and the answers of its form."""

    subject: Any
    form: Any
    by: User
    at: datetime

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    @property
    def answers(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = self.form.cleaned_data
        return cleaned


@dataclass(frozen=True)
class Step:
    """`act` does it and answers with what to say; `when` says whether the button is shown."""

    verb: str
    label: str
    permission: Permission
    act: Callable[[Taken], str]
    when: Callable[[Any], bool]
    form: type[StepForm] = NothingMoreForm
    lead: str = ""
    danger: bool = False
    primary: bool = False
    # Who may also take it, such as a broker on a provider's word.
    also: Permission | None = None

    def may(self, user: User) -> bool:
        return user.may(self.permission) or (self.also is not None and user.may(self.also))

    @property
    def posts(self) -> bool:
        """Nothing to fill in: the button itself does it."""
        return self.form is NothingMoreForm


def open_steps(steps: Sequence[Step], subject: Any, user: User) -> list[Step]:
    return [step for step in steps if step.may(user) and step.when(subject)]


def take_step(
    request: HttpRequest, steps: Sequence[Step], verb: str, *, subject: Any, back: str, back_label: str
) -> HttpResponse:
    step = next((one for one in steps if one.verb == verb), None)
    if step is None:
        message = f"No step {verb}"
        raise Http404(message)
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - every page of a step needs a signed-in person
    if not step.may(user):
        check_may(user, step.permission)
    form = step.form(request.POST if request.method == "POST" else None, subject=subject, user=user)
    taken = Taken(subject, form, user, timezone.now())
    page = Page(
        heading=step.label,
        button=step.label,
        back=back,
        back_label=back_label,
        lead=step.lead,
        danger=step.danger,
    )
    return one_job(request, page=page, form=form, act=lambda: step.act(taken))
