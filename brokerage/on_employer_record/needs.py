"""What an employer's record says of what the business wants and needs, in its own words."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from accounts.permissions import Permission
from brokerage.enums import NeedsStatus
from brokerage.queries.needs import assessments_of, is_out_of_date, needs_of, rows_of
from employers.record import Contributions, Panel, RecordContext


def register(to: Contributions) -> None:
    to.panels.append(Panel("needs", "main", 5, "brokerage/needs_panel.html", panel))


def panel(context: RecordContext) -> Mapping[str, Any] | None:
    """The agreed assessment, else the one in hand; who may record needs is asked for the first."""
    assessments = assessments_of(context.user, context.employer)
    may_record = context.user.may(Permission.RECORD_NEEDS) and context.employer.closed_on is None
    if not assessments and not may_record:
        return None
    agreed = [one for one in assessments if one.status == NeedsStatus.AGREED]
    shown = next(iter([*agreed, *assessments]), None)
    needs = needs_of(shown, context.user) if shown else []
    rows = rows_of(shown, needs, user=context.user, today=context.today) if shown else []
    return {
        "assessment": shown,
        "rows": [row for row in rows if not row.is_gone],
        "out_of_date": shown is not None and is_out_of_date(shown, context.today),
        "in_hand": shown is not None and shown.status not in {NeedsStatus.AGREED, NeedsStatus.SUPERSEDED},
        "all_url": reverse("needs", args=[context.employer.reference]),
        "may_record": may_record,
    }
