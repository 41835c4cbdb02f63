"""The data folder: PostgreSQL's own files, and beside them a small `launcher` folder of ours."""

import hashlib
import os
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from config.embedded_postgresql import passage
from config.embedded_postgresql.account import Account
from config.embedded_postgresql.binaries import NotRunning, install_directory

PRIVATE = 0o700
NOT_FOR_POSTGRESQL = 0o027  # permissions with which it refuses to start
LOG_BYTES = 1_000_000


def socket_directory(data_dir: Path) -> Path:
    """Short however long the data path is (a socket's path may have 107 bytes), and always the same.

    Not TMPDIR: two processes that differ in it must still meet.
    """
    name = hashlib.sha256(os.path.realpath(data_dir).encode()).hexdigest()[:16]
    temporary = Path("/tmp")  # noqa: S108 - a private folder inside, checked by make_socket_directory
    if not os.access(temporary, os.W_OK):
        temporary = Path(tempfile.gettempdir())
    return temporary / f"epg-{os.getuid()}-{name}"


@dataclass(frozen=True)
class Folder:
    data: Path
    account: Account

    @classmethod
    def at(cls, data_dir: Path) -> "Folder":
        data = Path(os.path.realpath(data_dir))
        return cls(data, Account.for_data_in(data))

    @property
    def ours(self) -> Path:
        return self.data / "launcher"

    @property
    def starting(self) -> Path:
        """Locked by the one process that looks whether to start the server."""
        return self.ours / "starting.lock"

    @property
    def users(self) -> Path:
        """Locked, together, by every process that uses the server."""
        return self.ours / "users.lock"

    @property
    def server(self) -> Path:
        """Locked by the server and its children for as long as one of them lives."""
        return self.ours / "server.lock"

    @property
    def kept(self) -> Path:
        """Exists while the server was started by hand: it then stays until it is stopped by hand."""
        return self.ours / "kept"

    @property
    def unfinished(self) -> Path:
        """Exists while the folder is being filled: what lies there then is ours to throw away."""
        return self.ours / "unfinished"

    @property
    def log(self) -> Path:
        return self.ours / "server.log"

    @property
    def sockets(self) -> Path:
        return socket_directory(self.data)

    @property
    def version(self) -> Path:
        return self.data / "PG_VERSION"

    @property
    def control(self) -> Path:
        return self.data / "global" / "pg_control"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    def prepare(self) -> None:
        """Make it, with the right owner, and reachable for the account that runs the server.

        Raises NotRunning, before it changes anything, when the folder is not a database's.
        """
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
            self._refuse_other_files()
            self.account.take(self.data)
            if self.data.stat().st_mode & NOT_FOR_POSTGRESQL:
                self.data.chmod(PRIVATE)
            self.ours.mkdir(exist_ok=True, mode=PRIVATE)
            self.account.take(self.ours)
            for lock in (self.starting, self.users, self.server):
                lock.touch(mode=0o600)
                self.account.take(lock)
        except PermissionError as error:
            raise NotRunning(
                f"The database folder {self.data} belongs to somebody else. "
                "Run as its owner, or set DATABASE_URL=embedded:///another/folder."
            ) from error
        for path in (self.data, install_directory() / "bin"):
            self._reach(path)

    def _refuse_other_files(self) -> None:
        if not self.ours.exists() and not self.version.exists() and any(self.data.iterdir()):
            raise NotRunning(f"{self.data} holds other files. Name an empty folder in DATABASE_URL.")

    def _reach(self, path: Path) -> None:
        try:
            passage.open_to(self.account, path)
        except OSError as error:
            raise NotRunning(
                f"The database runs as the account {self.account.name}, which cannot reach {path}. "
                f"Type: chmod o+x {error.filename!r}"
            ) from error

    def make_socket_directory(self) -> None:
        """Private to us and to the server. Raises NotRunning when a stranger was there first."""
        self.sockets.mkdir(exist_ok=True, mode=PRIVATE)
        found = self.sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {os.getuid(), self.account.uid}:
            raise NotRunning(f"Somebody else made {self.sockets}. Remove it and try again.")
        self.sockets.chmod(PRIVATE)
        self.account.take(self.sockets)

    def clear_stale_locks(self) -> None:
        """Only while no server lives: the files of a killed one name a process, maybe another's by now."""
        for path in (self.pid_file, *self.sockets.glob(".s.PGSQL.*")):
            path.unlink(missing_ok=True)

    def set_aside_half_made(self) -> None:
        """Make room for a new database. Only what we marked as unfinished is thrown away."""
        contents = [path for path in self.data.iterdir() if path != self.ours]
        if self.unfinished.exists():
            for path in contents:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif contents:
            aside = self.ours / f"set-aside-{time.time_ns()}"
            aside.mkdir(mode=PRIVATE)
            for path in contents:
                path.rename(aside / path.name)

    def open_log(self) -> int:
        if self.log.exists() and self.log.stat().st_size > LOG_BYTES:
            self.log.rename(self.log.with_suffix(".log.1"))
        descriptor = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self.account.take(self.log)
        return descriptor

    def last_log_lines(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-10:])
