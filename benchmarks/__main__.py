"""`python -m benchmarks`: every module here that can measure, in a table and in var/bench/<date>.json."""

import importlib
import json
import os
import pkgutil
import sys
from datetime import date
from pathlib import Path

import django

HERE = Path(__file__).parent


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415 - read only once Django is set up

    rows = []
    for found in pkgutil.iter_modules([str(HERE)]):
        if found.name != "__main__":
            rows += importlib.import_module(f"benchmarks.{found.name}").measure()
    for row in rows:
        sys.stdout.write(
            f"{row['what']:<34} {row['value']:>7}   {row['beside']:<34} "
            f"ratio {row['ratio']} (target {row['target']})\n"
        )
    folder = settings.VAR_DIR / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{date.today().isoformat()}.json"  # noqa: DTZ011 - the day on this machine
    file.write_text(json.dumps(rows, indent=1))
    sys.stdout.write(f"Written to {file}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
