"""Makes this folder and this machine ready: `python3 bin/prepare.py run` or `… test`.

Does only what is missing, so that a second time takes a moment. Standard library only.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from toolkit import machine  # noqa: E402 - found through the line above

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed"


class CannotPrepare(Exception):
    """Says what the person has to type."""


def main(purpose: str) -> None:
    os.chdir(ROOT)
    # the database may run as another account, which must be able to read its programs
    os.umask(0o022)
    var = Path(os.environ.get("VAR_DIR", ROOT / "var"))
    var.mkdir(parents=True, exist_ok=True)
    with (var / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        install_packages()
        install_pango()
        if purpose == "test":
            install_chromium()
        build_assets(var / "assets" / "stamp")


def install_packages() -> None:
    # the folder is part of it: an environment that was moved or copied does not work
    wanted = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n{VENV}\n"
    if STAMP.exists() and STAMP.read_text() == wanted and _works(PYTHON):
        return
    if not _works(PYTHON) or (STAMP.exists() and str(VENV) not in STAMP.read_text()):
        make_environment()
    say("Installing the Python packages that requirements.lock names")
    if not _works(PYTHON, "-m", "uv", "--version"):
        install_uv()
    run(PYTHON, "-m", "uv", "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, LOCK)
    STAMP.write_text(wanted)


def make_environment() -> None:
    if not _works(sys.executable, "-c", "import ensurepip"):
        install(["python3-venv"], "The Python module venv is missing.")
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV)


def install_uv() -> None:
    """With pip, and checked against the lock like everything else."""
    lines = LOCK.read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("uv=="))
    last = next(number for number in range(first, len(lines)) if not lines[number].endswith("\\"))
    only_uv = VENV / "uv.txt"
    only_uv.write_text("\n".join(lines[first : last + 1]) + "\n")
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "-r", only_uv)


def install_pango() -> None:
    if not machine.has_pango():
        install(machine.PANGO.apt, machine.PANGO.sentence())
        # the dynamic linker of this process may have looked already
        if not _works(
            sys.executable, "-c", "import sys; from toolkit import machine; sys.exit(not machine.has_pango())"
        ):
            raise CannotPrepare(machine.PANGO.sentence())


def install_chromium() -> None:
    if machine.chromium() is None:
        try:
            install(machine.BROWSER.apt, machine.BROWSER.sentence())
        except CannotPrepare as reason:
            say(str(reason))


def build_assets(stamp: Path) -> None:
    """Asks by age first: to look closely takes a second each time."""
    sources = [STAMP, ROOT / "config" / "assets.py"]
    if not stamp.exists() or any(path.stat().st_mtime >= stamp.stat().st_mtime for path in sources):
        run(PYTHON, "-m", "config.assets")


def install(packages: tuple[str, ...] | list[str], otherwise: str) -> None:
    """With apt, where it is there and we may; else the person is told."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotPrepare(otherwise)
    say(f"Installing {', '.join(packages)}")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    done = subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=quiet,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode:
        raise CannotPrepare(otherwise)


def _works(*command: str | Path) -> bool:
    if len(command) == 1:
        command = (*command, "-c", "")
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def run(*command: str | Path) -> None:
    done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        words = " ".join(str(word) for word in command)
        raise CannotPrepare(f"This did not work (see above): {words}")


def say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except CannotPrepare as reason:
        say(str(reason))
        sys.exit(1)
