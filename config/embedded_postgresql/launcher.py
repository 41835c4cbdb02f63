"""Starts and stops the embedded PostgreSQL: one server a data folder, however many processes use it.

Every process that uses the server holds a shared lock; the last one that leaves stops it. A killed
process drops its lock too, so the next clean exit stops the server. The server itself holds a lock
through all its children: while that is free, no part of a server lives, whatever old files say.
"""

import atexit
import os
import signal
import sys
import threading
import time
from pathlib import Path

import psycopg
from psycopg import sql

from config.embedded_postgresql import locks
from config.embedded_postgresql.binaries import NotRunning, major_version, program, run_as
from config.embedded_postgresql.folder import Folder, socket_directory

__all__ = [
    "NAME",
    "NotRunning",
    "ensure_running",
    "is_running",
    "keep_running",
    "leave",
    "socket_directory",
    "stop",
]

NAME = "frontdoor"
SUPERUSER = "postgres"
START_SECONDS = 60.0  # crash recovery replays what was written since the last checkpoint
STOP_SECONDS = 60.0
MOST_LAUNCHES = 3
PAUSE_SECONDS = 0.03

COMMON = {
    "listen_addresses": "",
    "max_connections": "200",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # a log line must not hold what people typed
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# otherwise recovery opens and syncs every file, one by one
LINUX = {"recovery_init_sync_method": "syncfs"}

_held: dict[Path, int] = {}
_holding = threading.Lock()


def ensure_running(data_dir: Path) -> None:
    """Start the server if it does not answer, and keep it up while this process lives.

    Raises NotRunning with a sentence that says what to do.
    """
    folder = Folder.at(data_dir)
    folder.prepare()
    _hold(folder)
    with locks.alone(folder.starting):
        if not _answers(folder):
            _initialise(folder)
            _bring_up(folder)
            _furnish(folder)


def keep_running(data_dir: Path) -> None:
    """Start it and leave it up until `stop`."""
    ensure_running(data_dir)
    Folder.at(data_dir).kept.touch()


def is_running(data_dir: Path) -> bool:
    folder = Folder.at(data_dir)
    return folder.ours.is_dir() and _server_process(folder) is not None


def stop(data_dir: Path) -> bool:
    """Stop it for everybody; False when it was not running."""
    folder = Folder.at(data_dir)
    if not folder.ours.is_dir():
        return False
    folder.kept.unlink(missing_ok=True)
    with locks.alone(folder.starting):
        return _stop(folder)


def leave(data_dir: Path) -> None:
    """This process needs the server no more; whoever leaves last stops it."""
    folder = Folder.at(data_dir)
    with _holding:
        descriptor = _held.pop(folder.data, None)
    if descriptor is not None:
        os.close(descriptor)
    if not folder.ours.is_dir() or folder.kept.exists():
        return
    with locks.alone_if_free(folder.users) as nobody_uses_it:
        if nobody_uses_it:
            _stop(folder)


def _leave_at_exit(data_dir: Path, registered_by: int) -> None:
    # a forked child ends with the same exit handlers, but it is its parent that leaves
    if os.getpid() == registered_by:
        leave(data_dir)


def _hold(folder: Folder) -> None:
    with _holding:
        if folder.data not in _held:
            _held[folder.data] = locks.hold_shared(folder.users)
            atexit.register(_leave_at_exit, folder.data, os.getpid())


def _connect(folder: Folder, *, user: str, dbname: str) -> psycopg.Connection:
    return psycopg.connect(
        host=str(folder.sockets), port=5432, user=user, dbname=dbname, autocommit=True, connect_timeout=5
    )


def _answers(folder: Folder, *, user: str = NAME, dbname: str = NAME) -> bool:
    try:
        _connect(folder, user=user, dbname=dbname).close()
    except psycopg.OperationalError:
        return False
    return True


def _initialise(folder: Folder) -> None:
    if folder.version.exists() and folder.control.exists():
        _check_version(folder)
        return
    folder.set_aside_half_made()
    folder.unfinished.touch()
    fresh = folder.data / "new"
    done = run_as(
        folder.account,
        [
            program("initdb"),
            f"--pgdata={fresh}",
            f"--username={SUPERUSER}",
            "--auth=trust",  # the socket lies in a folder that only we can enter
            "--encoding=UTF8",
            "--locale-provider=builtin",
            f"--locale={'C.UTF-8' if sys.platform == 'linux' else 'en_US.UTF-8'}",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            *(["--no-sync"] if _is_fast() else []),
        ],
    )
    if done.returncode:
        raise NotRunning(f"The database could not be made in {folder.data}:\n{done.stdout}")
    # PG_VERSION comes last: where it lies, the folder is whole
    for path in sorted(fresh.iterdir(), key=lambda path: path.name == folder.version.name):
        path.rename(folder.data / path.name)
    fresh.rmdir()
    folder.unfinished.unlink()


def _check_version(folder: Folder) -> None:
    folder.unfinished.unlink(missing_ok=True)
    found = folder.version.read_text().strip()
    if found != major_version():
        raise NotRunning(
            f"{folder.data} was written by PostgreSQL {found}, but PostgreSQL {major_version()} is "
            "installed. Make a backup with the old release of Frontdoor, remove the folder, and restore "
            "into the new one."
        )


def _bring_up(folder: Folder) -> None:
    deadline = time.monotonic() + START_SECONDS
    launches = 0
    while not _answers(folder, user=SUPERUSER, dbname="postgres"):
        if time.monotonic() > deadline or launches == MOST_LAUNCHES:
            raise NotRunning(f"The database in {folder.data} does not start:\n{folder.last_log_lines()}")
        if _server_process(folder) is None and locks.is_free(folder.server):
            _launch(folder)
            launches += 1
        elif _is_deaf(folder):
            _stop(folder)
        time.sleep(PAUSE_SECONDS)


def _is_fast() -> bool:
    """For tests: a crash of the machine may lose everything."""
    return os.environ.get("EMBEDDED_FAST") == "1"


def _launch(folder: Folder) -> None:
    folder.make_socket_directory()
    folder.clear_stale_locks()
    options = COMMON | {"unix_socket_directories": str(folder.sockets)}
    options |= LINUX if sys.platform == "linux" else {}
    options |= FAST if _is_fast() else {}
    arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    lock, log = locks.hold_shared(folder.server), folder.open_log()
    try:
        # The shell ends at once and so the server is nobody's child: whoever started it may come and go.
        background = ["/bin/sh", "-c", '"$@" &', "sh"]
        run_as(
            folder.account,
            [*background, program("postgres"), "-D", folder.data, *arguments],
            output=log,
            keep_open=lock,
        )
    finally:
        os.close(lock)
        os.close(log)


def _furnish(folder: Folder) -> None:
    """The role owns its database and may make more (for tests), but is no superuser."""
    name = sql.Identifier(NAME)
    with _connect(folder, user=SUPERUSER, dbname="postgres") as connection:
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(name))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))


def _server_process(folder: Folder) -> int | None:
    """The living server of this folder, if any: the number in the pid file may be anybody's by now."""
    try:
        pid = int(folder.pid_file.read_text().split()[0])
        if Path("/proc/self").exists():
            return pid if Path(f"/proc/{pid}/cwd").readlink() == folder.data else None
        return None if locks.is_free(folder.server) else pid
    except (OSError, ValueError, IndexError):
        return None


def _is_deaf(folder: Folder) -> bool:
    """It is up, but its socket is gone (a cleaner of temporary files) or lies where we do not look."""
    lines = folder.pid_file.read_text().splitlines() if folder.pid_file.exists() else []
    return lines[-1:] == ["ready   "] and not (folder.sockets / ".s.PGSQL.5432").exists()


def _stop(folder: Folder) -> bool:
    pid = _server_process(folder)
    if pid is None:
        return False
    for how in (signal.SIGINT, signal.SIGQUIT):  # fast, then at once (the next start recovers)
        os.kill(pid, how)
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline:
            if _server_process(folder) != pid and locks.is_free(folder.server):
                return True
            time.sleep(PAUSE_SECONDS)
    raise NotRunning(f"The database in {folder.data} (process {pid}) does not stop.")
