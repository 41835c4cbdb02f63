"""What `manage.py check` says about the machine."""

from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as Notice

from toolkit import machine


def pango_is_installed(**_options: Any) -> list[CheckMessage]:
    if machine.has_pango():
        return []
    return [
        Notice(
            "Pango is missing: offers cannot be made into PDF.",
            hint=f"Type: {machine.PANGO.command()}",
            id="toolkit.W001",
        )
    ]
