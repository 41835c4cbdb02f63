import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from employers.models import Employer
from employers.record_page import account_of, team_of
from offers.actions import offers
from offers.actions.offers import ChecksFailed
from offers.checking.problem import Problem
from offers.models import OfferVersion
from toolkit.errors import Refused

NOT_ISSUED, NOT_KNOWN = 1, 2


class Command(BaseCommand):
    help = "Compose an employer's offer or take the draft in hand, check it and issue it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("employer", help="The employer's reference, such as EMP-7K3M9Q.")
        parser.add_argument("--out", type=Path, metavar="FILE", help="Write the PDF here too.")
        parser.add_argument(
            "--as", dest="email", metavar="EMAIL", help="Who issues it; else who leads the account."
        )
        parser.add_argument("--json", action="store_true", help="Print the result as one JSON object.")

    def handle(self, *_args: Any, **options: Any) -> None:
        employer = Employer.objects.filter(reference=options["employer"].upper()).first()
        if employer is None:
            raise CommandError(f"No employer has the reference {options['employer']}.", returncode=NOT_KNOWN)
        by = self._person(employer, options["email"])
        try:
            draft = offers.compose(employer=employer, by=by, at=timezone.now())
            version = offers.issue(version=draft, by=by, at=timezone.now())
        except ChecksFailed as failed:
            self._tell_failures(failed.problems, as_json=options["json"])
            raise CommandError("The offer was not issued.", returncode=NOT_ISSUED) from failed
        except Refused as refused:
            raise CommandError(refused.message, returncode=NOT_ISSUED) from refused
        if options["out"]:
            options["out"].write_bytes(bytes(version.pdf or b""))
        self._tell_issue(version, as_json=options["json"])

    def _person(self, employer: Employer, email: str | None) -> User:
        if email:
            user = User.objects.filter(email__iexact=email).first()
        else:
            lead = team_of(account_of(employer), timezone.localdate()).lead
            user = lead.user if lead else None
        if user is None:
            who = f"Nobody signs in as {email}." if email else "Nobody leads this account: say who with --as."
            raise CommandError(who, returncode=NOT_KNOWN)
        if not user.may(Permission.ISSUE_OFFERS):
            raise CommandError(f"{user.name} may not issue offers.", returncode=NOT_ISSUED)
        return user

    def _tell_failures(self, problems: list[Problem], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"issued": False, "problems": [vars(one) for one in problems]}))
            return
        for problem in problems:
            self.stdout.write(f"{problem.check}: {problem.words}")

    def _tell_issue(self, version: OfferVersion, *, as_json: bool) -> None:
        told = {
            "issued": True,
            "number": version.offer.number,
            "version": version.number,
            "sha256": version.snapshot_sha256,
            "pdf_sha256": version.pdf_sha256,
        }
        if as_json:
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(f"{told['number']} version {told['version']} SHA-256 {told['sha256']}")
