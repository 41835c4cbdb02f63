"""`python -m config.serve`: the demo partnership on this machine, from nothing to an address to click.

What was done before is not done again, so the second start takes seconds. Ctrl-C stops the web server
and, when nobody else uses it, the embedded database.
"""

import argparse
import fcntl
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

import django
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from config import settings as frontdoor
from config.embedded_postgresql import launcher

HOST = os.environ.get("HOST", "127.0.0.1")
SERVERS = frontdoor.VAR_DIR / "servers"


class Server(BaseApplication):
    """gunicorn, with the application that this process has loaded already."""

    def __init__(self, application: WSGIHandler, **options: object) -> None:
        self.application = application
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        return self.application


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="make run", description="Serve Frontdoor on this machine.")
    parser.add_argument("--port", type=int)
    parser.add_argument("--stop", action="store_true", help="stop what runs, in place of starting")
    asked = parser.parse_args(arguments)
    return stop(asked.port) if asked.stop else serve(asked.port or 8000)


def serve(port: int) -> int:
    if not _is_free(port):
        _say(f"Port {port} is taken. Choose another: make run PORT={port + 1}")
        return 1
    django.setup()
    SERVERS.mkdir(parents=True, exist_ok=True)
    call_command("make_ready", address=f"http://localhost:{port}")
    # the workers must not share a connection with this process
    connections.close_all()
    # only now: it looks through the static files
    application = get_wsgi_application()
    with _registered(port):
        Server(application, **_options(port)).run()
    return 0


def stop(port: int | None) -> int:
    """The server on that port; without one every server, and the database under them."""
    for path in SERVERS.glob(f"port-{port or '*'}"):
        _stop_server(path)
    if port is None and (folder := frontdoor.DATABASES["default"].get("EMBEDDED_DIR")):
        launcher.stop(Path(folder))
    return 0


@contextmanager
def _registered(port: int) -> Iterator[None]:
    """For `make stop`. The lock says that the process lives; its number alone could be anybody's."""
    path = SERVERS / f"port-{port}"
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(str(os.getpid()))
        file.flush()
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _stop_server(path: Path) -> None:
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.kill(int(file.read()), signal.SIGTERM)
            fcntl.flock(file, fcntl.LOCK_EX)
    path.unlink(missing_ok=True)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _options(port: int) -> dict[str, object]:
    cores = os.cpu_count() or 1
    memory = Path("/dev/shm")  # noqa: S108 - gunicorn makes a private file there for its workers' heartbeats
    return {
        "bind": f"{HOST}:{port}",
        "worker_class": "gthread",
        "workers": int(os.environ.get("WEB_CONCURRENCY", str(2 * cores))),
        "threads": 4,
        "preload_app": True,
        "max_requests": 2000,
        "max_requests_jitter": 200,
        "timeout": 30,
        "graceful_timeout": 30,
        "worker_tmp_dir": str(memory) if memory.is_dir() else None,
        "control_socket_disable": True,
        "loglevel": "error",
    }


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if isinstance(sys.stdout, TextIOWrapper):
        # else, in a file or a pipe, each worker would print again what was waiting when it was made
        sys.stdout.reconfigure(line_buffering=True)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except launcher.NotRunning as reason:
        _say(str(reason))
        sys.exit(1)
