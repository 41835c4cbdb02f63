"""What every template may name."""

from django.conf import settings
from django.http import HttpRequest


def partnership(_request: HttpRequest) -> dict[str, object]:
    return {"partnership_name": settings.PARTNERSHIP_NAME, "debug": settings.DEBUG}
