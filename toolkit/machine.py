"""What the machine itself must have. Standard library only: it is read before any package is there."""

import ctypes
import os
import shutil
from dataclasses import dataclass

CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@dataclass(frozen=True)
class Need:
    what: str
    why: str
    apt: tuple[str, ...]
    brew: tuple[str, ...]

    def command(self) -> str:
        """The one line that a person types to get it."""
        if shutil.which("apt-get"):
            return f"{'' if os.geteuid() == 0 else 'sudo '}apt-get install -y {' '.join(self.apt)}"
        if shutil.which("brew"):
            return f"brew install {' '.join(self.brew)}"
        return f"(install what your system calls {' and '.join(self.apt)})"

    def sentence(self) -> str:
        return f"{self.what} is missing: {self.why}. Type: {self.command()}"


PANGO = Need(
    "Pango",
    "offers cannot be made into PDF",
    apt=("libpangoft2-1.0-0", "libharfbuzz-subset0"),
    brew=("pango", "harfbuzz"),
)
BROWSER = Need("Chromium", "journeys in a browser cannot run", apt=("chromium",), brew=("--cask chromium",))


def has_pango() -> bool:
    return all(
        _loads(f"{name}.so.0", f"{name}.dylib", f"/opt/homebrew/lib/{name}.dylib")
        for name in ("libpangoft2-1.0", "libharfbuzz-subset")
    )


def _loads(*names: str) -> bool:
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def chromium() -> str | None:
    """The path of the machine's own browser."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)
