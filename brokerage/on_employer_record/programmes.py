"""What an employer's record says of the programmes it helps to design."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse

from brokerage.models import Programme, ProgrammeParty
from brokerage.queries.programmes import OVER, employer_programmes
from employers.models import Employer
from employers.record import Contributions, Panel, PastTable, RecordContext, Tab


def register(to: Contributions) -> None:
    to.panels.append(Panel("programmes", "main", 35, "brokerage/programmes_panel.html", panel))
    to.tabs.append(Tab("programmes", "Programmes", "employer_programmes", 35, running))
    to.past.append(past_programmes)


def _programmes(context: RecordContext) -> list[Any]:
    return context.once("programmes", lambda: employer_programmes(context.user, context.employer))


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    live = [programme for programme in _programmes(context) if programme.status not in OVER]
    if not live:
        return None
    return {
        "programmes": live,
        "all_url": reverse("employer_programmes", args=[context.employer.reference]),
    }


def running(context: RecordContext) -> int | None:
    return sum(programme.status not in OVER for programme in _programmes(context)) or None


def past_programmes(employer: Employer, at: datetime) -> PastTable:
    parties = {row.programme_id: row for row in ProgrammeParty.history.as_of(at).filter(employer=employer.pk)}
    then = Programme.history.as_of(at).filter(id__in=list(parties))
    rows = [
        (programme.title, _expected(parties[programme.pk].expected_people), programme.get_status_display())
        for programme in then
    ]
    return PastTable("Programmes", ["Programme", "Expects", "Status"], rows)


def _expected(people: int | None) -> str:
    return f"{people:,} jobs or staff" if people else "Not said"
