import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from brokerage.reference_data.lists import BROKERAGE_LISTS
from employers.reference_data.loading import EMPLOYER_LISTS, Loaded, load


class Command(BaseCommand):
    help = (
        "Loads the lists that ship with the product: local authorities, postcodes, industries and funding "
        "streams. Safe to run again: only what is new or has changed is written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        loaded: list[Loaded] = []
        for one in (*EMPLOYER_LISTS, *BROKERAGE_LISTS):
            did = load(one)
            loaded.append(did)
            if options["verbosity"] and not options["json"]:
                self.stdout.write(f"{did.name}: {did.rows:,} rows, {did.written:,} written")
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in loaded]))
        elif options["verbosity"]:
            written = sum(one.written for one in loaded)
            self.stdout.write(f"{len(loaded)} lists are up to date; {written:,} rows written.")
