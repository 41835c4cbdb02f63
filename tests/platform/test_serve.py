"""`make run` with a real process: it serves, says so, and Ctrl-C leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from django.conf import settings

from tests.architecture.source import ROOT

Serve = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def serve(django_db_setup: None, port: int) -> Iterator[Serve]:
    """Over this run's own test database, so that it has nothing to migrate."""
    database = settings.DATABASES["default"]
    url = f"postgresql:///{database['NAME']}?host={database['HOST']}&user={database['USER']}"
    environment = os.environ | {"DATABASE_URL": url, "DEBUG": "0", "WEB_CONCURRENCY": "2"}
    started = []

    def start(*arguments: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "config.serve", "--port", str(port), *arguments]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(address: str) -> int:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
                return int(answer.status)
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_serve_answers_until_ctrl_c_and_leaves_nothing(serve: Serve, port: int) -> None:
    process = serve()
    assert wait_for(f"http://127.0.0.1:{port}/readyz") == 200
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert said.strip() == f"Frontdoor is at http://localhost:{port} (Ctrl-C stops it)"
    assert not answers(port)
    assert not (Path(settings.VAR_DIR) / "servers" / f"port-{port}").exists()


def test_serve_stop_ends_a_server_started_elsewhere(serve: Serve, port: int) -> None:
    process = serve()
    assert wait_for(f"http://127.0.0.1:{port}/healthz") == 200
    assert serve("--stop").wait(timeout=60) == 0
    assert process.wait(timeout=30) == 0
    assert not answers(port)


def test_serve_port_taken_names_another(serve: Serve, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        said, _ = serve().communicate(timeout=60)
    assert said == f"Port {port} is taken. Choose another: make run PORT={port + 1}\n"
