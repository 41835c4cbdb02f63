"""The PDF of a snapshot, made by a worker process that cannot take the machine with it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from offers.rendering.document import html_of
from offers.rendering.limits import MOST_PAGES, TOO_MANY_PAGES
from offers.snapshot.build import canonical
from toolkit.errors import Refused

SECONDS = 90
# A draft was never issued: any fixed moment will do.
NO_MOMENT = "2000-01-01T00:00:00+00:00"


@dataclass(frozen=True)
class Pdf:
    content: bytes
    pages: int
    toolchain: str


def pdf_of(snapshot: Mapping[str, Any], fingerprint: str) -> Pdf:
    """Raises Refused with what to do when the document is too long or does not render."""
    work = {
        "html": html_of(snapshot, fingerprint),
        "attachment": canonical(dict(snapshot)).decode(),
        "issued_at": snapshot["document"]["issued_at"] or NO_MOMENT,
        "fonts": str(settings.VAR_DIR / "assets" / "pdf-fonts"),
        "pages": MOST_PAGES[snapshot["document"]["form"]],
    }
    done = _run(json.dumps(work).encode())
    if done.returncode == TOO_MANY_PAGES:
        message = f"The PDF is too long: {done.stderr.decode(errors='replace')}. Shorten or remove lines."
        raise Refused(message, code="too_long")
    if done.returncode != 0:
        message = "The PDF could not be made from these words. Shorten the longest lines and try again."
        raise Refused(message, code="not_rendered")
    heading, _, content = done.stdout.partition(b"\n")
    return Pdf(content, **json.loads(heading))


def _run(work: bytes) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "offers.rendering.worker"]
    try:
        return subprocess.run(
            command, input=work, capture_output=True, timeout=SECONDS, cwd=settings.BASE_DIR, check=False
        )
    except subprocess.TimeoutExpired:
        message = "The PDF took too long to make. Shorten the longest lines and try again."
        raise Refused(message, code="not_rendered") from None
