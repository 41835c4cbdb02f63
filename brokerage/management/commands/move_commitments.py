from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from brokerage.actions.commitment_dates import activate_due, send_due_to_review
from brokerage.actions.pledges import end_what_is_over


class Command(BaseCommand):
    help = (
        "Starts the commitments whose first day has come, sends those that are due to review and ends "
        "the vacancy pledges whose last day has passed. "
        "For a timer, every night after midnight in London; safe to run again."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        now = timezone.now()
        started, due, ended = activate_due(at=now), send_due_to_review(at=now), end_what_is_over(at=now)
        self.stdout.write(f"Started: {started}. Due for review: {due}. Pledges ended: {ended}.")
