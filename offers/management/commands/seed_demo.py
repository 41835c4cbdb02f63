import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Agency, Membership
from employers.models import Employer
from offers.demo import add_real_employers, tell
from offers.models import Offer


class Command(BaseCommand):
    help = (
        "Makes the invented partnership of the demonstration: its agencies and people in every role, some "
        "60 invented employers with a year of work, and some 2,000 real employers from open data. "
        "Safe to run again: what is there stays as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--size",
            choices=["small", "large"],
            default="large",
            help="small leaves out the real employers and those with an ordinary year (default: large)",
        )
        parser.add_argument("--json", action="store_true", help="print what there is as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        at = timezone.now()
        large = options["size"] == "large"
        if not Employer.objects.filter(is_invented=True).exists():
            tell(at=at, routine_too=large, say=self._say)
        if large:
            add_real_employers(at=at)
        self.stdout.write(self._as_json() if options["json"] else self._in_words())

    def _say(self, progress: str) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{progress}", ending="")
            self.stderr.flush()

    def _as_json(self) -> str:
        people = Membership.objects.current().select_related("user", "agency")
        return json.dumps(
            {
                "agencies": list(Agency.objects.values_list("code", flat=True)),
                "people": [
                    {"email": one.user.email, "role": one.role, "agency": one.agency.code} for one in people
                ],
                "employers": list(
                    Employer.objects.filter(is_invented=True).values_list("reference", flat=True)
                ),
                "offers": list(Offer.objects.order_by("number").values_list("number", flat=True)),
            }
        )

    def _in_words(self) -> str:
        invented = Employer.objects.filter(is_invented=True).count()
        real = Employer.objects.filter(is_invented=False).count()
        return (
            f"{Agency.objects.count()} agencies, {Membership.objects.current().count()} people, "
            f"{invented:,} invented and {real:,} real employers, {Offer.objects.count()} offers."
        )
