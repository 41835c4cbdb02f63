"""The embedded server, with real processes: started, killed, misled and shared."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db.utils import load_backend
from pytest_django.plugin import DjangoDbBlocker

from config.database import database_from_url
from config.embedded_postgresql import __main__ as command
from config.embedded_postgresql import launcher, passage
from config.embedded_postgresql.account import Account
from config.embedded_postgresql.binaries import major_version
from config.embedded_postgresql.folder import Folder

ROOT = Path(__file__).resolve().parents[2]
USE_AND_WAIT = """
import sys
from pathlib import Path
from config.embedded_postgresql import launcher
launcher.ensure_running(Path(sys.argv[1]))
print("up", flush=True)
sys.stdin.readline()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a database in it; every test leaves it usable."""
    folder = tmp_path_factory.mktemp("made") / "postgres"
    launcher.ensure_running(folder)
    yield folder
    clean_up(folder)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "postgres"
    yield folder
    clean_up(folder)


def clean_up(folder: Path) -> None:
    launcher.leave(folder)
    launcher.stop(folder)
    shutil.rmtree(launcher.socket_directory(folder), ignore_errors=True)


def ask(folder: Path, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(
        host=str(launcher.socket_directory(folder)), user="frontdoor", dbname="frontdoor", autocommit=True
    ) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def server_process(folder: Path) -> int:
    return int((folder / "postmaster.pid").read_text().split()[0])


def another_process(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USE_AND_WAIT, folder],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def wait_until_up(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"


def finish(process: subprocess.Popen[str]) -> int:
    process.communicate("\n", timeout=60)
    return process.returncode


def test_socket_directory_long_path_stays_short() -> None:
    assert len(str(launcher.socket_directory(Path("/" + "long/" * 60)))) < 60


def test_socket_directory_two_ways_to_write_a_path_are_one(tmp_path: Path) -> None:
    assert launcher.socket_directory(tmp_path / "a" / ".." / "b") == launcher.socket_directory(tmp_path / "b")


def test_socket_directory_does_not_depend_on_tmpdir(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = launcher.socket_directory(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert launcher.socket_directory(tmp_path) == before


def test_ensure_running_fresh_folder_gives_owned_database_without_superuser(made: Path) -> None:
    launcher.ensure_running(made)
    assert ask(made, "SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = 'frontdoor'") == [
        (False, True)
    ]
    assert ask(
        made,
        """SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datlocprovider::text, datlocale
           FROM pg_database WHERE datname = 'frontdoor'""",
    ) == [("frontdoor", "UTF8", "b", "C.UTF-8")]


@pytest.mark.parametrize("extension", ["pg_trgm", "btree_gist", "unaccent"])
def test_extension_created_by_the_owner_works(made: Path, extension: str) -> None:
    launcher.ensure_running(made)
    ask(made, f"CREATE EXTENSION IF NOT EXISTS {extension}")
    assert ask(made, f"SELECT extname::text FROM pg_extension WHERE extname = '{extension}'") == [
        (extension,)
    ]


def test_launch_without_fast_is_durable_and_private(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    launcher.stop(made)
    monkeypatch.delenv("EMBEDDED_FAST")
    launcher.ensure_running(made)
    settings = ("fsync", "synchronous_commit", "full_page_writes", "listen_addresses")
    asked = ", ".join(f"current_setting('{name}')" for name in settings)
    assert ask(made, f"SELECT {asked}") == [("on", "on", "on", "")]
    assert stat.S_IMODE(launcher.socket_directory(made).stat().st_mode) == 0o700


def test_launch_with_fast_trades_safety_for_speed(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    launcher.stop(made)
    monkeypatch.setenv("EMBEDDED_FAST", "1")
    launcher.ensure_running(made)
    assert ask(made, "SELECT current_setting('fsync')") == [("off",)]


@pytest.mark.parametrize("name", ["a space & an ü, a 'quote", "x" * 200])
def test_ensure_running_odd_path_answers(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "postgres"
    launcher.ensure_running(folder)
    assert ask(folder, "SELECT 1") == [(1,)]
    clean_up(folder)


def test_server_killed_restarts_at_once_with_what_was_committed(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    launcher.stop(made)
    monkeypatch.delenv("EMBEDDED_FAST")
    launcher.ensure_running(made)
    ask(made, "CREATE TABLE IF NOT EXISTS kept (word text)")
    ask(made, "TRUNCATE kept")
    ask(made, "INSERT INTO kept VALUES ('committed')")
    os.kill(server_process(made), signal.SIGKILL)
    launcher.ensure_running(made)
    assert ask(made, "SELECT word FROM kept") == [("committed",)]


def test_server_and_its_children_killed_restarts_at_once(made: Path) -> None:
    launcher.ensure_running(made)
    pid = server_process(made)
    children = [int(found) for found in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    for process in [pid, *children]:
        os.kill(process, signal.SIGKILL)
    launcher.ensure_running(made)
    assert ask(made, "SELECT 1") == [(1,)]


def test_pid_file_naming_another_living_process_is_not_believed(made: Path) -> None:
    launcher.ensure_running(made)
    lines = (made / "postmaster.pid").read_text().splitlines()
    launcher.stop(made)
    lines[0] = str(os.getpid())
    (made / "postmaster.pid").write_text("\n".join(lines))
    assert not launcher.is_running(made)
    launcher.ensure_running(made)
    assert server_process(made) != os.getpid()
    assert ask(made, "SELECT 1") == [(1,)]


def test_socket_lock_naming_another_living_process_is_not_believed(made: Path) -> None:
    launcher.ensure_running(made)
    launcher.stop(made)
    (launcher.socket_directory(made) / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    launcher.ensure_running(made)
    assert ask(made, "SELECT 1") == [(1,)]


def test_sockets_cleaned_away_are_made_again(made: Path) -> None:
    launcher.ensure_running(made)
    shutil.rmtree(launcher.socket_directory(made))
    launcher.ensure_running(made)
    assert ask(made, "SELECT 1") == [(1,)]


def test_socket_directory_of_a_stranger_is_refused(fresh: Path) -> None:
    launcher.socket_directory(fresh).symlink_to(fresh.parent)
    with pytest.raises(launcher.NotRunning, match="Somebody else made"):
        launcher.ensure_running(fresh)
    launcher.socket_directory(fresh).unlink()


def test_initdb_killed_half_way_starts_anew(fresh: Path) -> None:
    folder = Folder.at(fresh)
    folder.prepare()
    folder.unfinished.touch()
    (fresh / "new").mkdir()
    (fresh / "new" / "PG_VERSION").write_text("18\n")
    (fresh / "base").mkdir()
    launcher.ensure_running(fresh)
    assert ask(fresh, "SELECT 1") == [(1,)]
    assert not (fresh / "new").exists()


def test_database_without_its_control_file_is_set_aside(fresh: Path) -> None:
    fresh.mkdir()
    (fresh / "PG_VERSION").write_text("18\n")
    launcher.ensure_running(fresh)
    assert ask(fresh, "SELECT 1") == [(1,)]
    assert [path.name for path in fresh.glob("launcher/set-aside-*/*")] == ["PG_VERSION"]


def test_folder_with_other_files_is_left_alone(fresh: Path) -> None:
    fresh.mkdir()
    (fresh / "thesis.odt").write_text("years of work")
    with pytest.raises(launcher.NotRunning, match="holds other files"):
        launcher.ensure_running(fresh)
    assert (fresh / "thesis.odt").read_text() == "years of work"


def test_data_of_another_major_version_says_what_to_do(made: Path) -> None:
    launcher.ensure_running(made)
    launcher.stop(made)
    (made / "PG_VERSION").write_text("17\n")
    try:
        with pytest.raises(launcher.NotRunning, match=r"written by PostgreSQL 17.*Make a backup"):
            launcher.ensure_running(made)
    finally:
        (made / "PG_VERSION").write_text(f"{major_version()}\n")


def test_broken_configuration_shows_the_servers_own_words(made: Path) -> None:
    launcher.ensure_running(made)
    launcher.stop(made)
    automatic = made / "postgresql.auto.conf"
    before = automatic.read_text()
    automatic.write_text("shared_buffers = 'plenty'\n")
    try:
        with pytest.raises(launcher.NotRunning, match="invalid value for parameter"):
            launcher.ensure_running(made)
    finally:
        automatic.write_text(before)


def test_processes_starting_at_once_share_one_server_and_the_last_stops_it(fresh: Path) -> None:
    processes = [another_process(fresh) for _ in range(3)]
    for process in processes:
        wait_until_up(process)
    assert ask(fresh, "SELECT 1") == [(1,)]
    assert [finish(process) for process in processes[:2]] == [0, 0]
    assert launcher.is_running(fresh)
    assert finish(processes[2]) == 0
    assert not launcher.is_running(fresh)


def test_user_killed_does_not_keep_the_server_for_ever(made: Path) -> None:
    launcher.leave(made)
    killed, clean = another_process(made), another_process(made)
    wait_until_up(killed)
    wait_until_up(clean)
    killed.kill()
    killed.communicate()
    assert launcher.is_running(made)
    finish(clean)
    assert not launcher.is_running(made)


def test_command_start_stays_until_stop(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["start", str(made)]) == 0
    launcher.leave(made)
    assert command.main(["status", str(made)]) == 0
    assert command.main(["stop", str(made)]) == 0
    assert command.main(["status", str(made)]) == 1
    assert command.main(["stop", str(made)]) == 0
    running = f"Running. Socket folder: {launcher.socket_directory(made)}"
    assert capsys.readouterr().out.splitlines() == [
        running,
        running,
        "Stopped.",
        "Not running.",
        "It was not running.",
    ]


def test_command_refused_ends_with_status_2(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fresh.mkdir()
    (fresh / "thesis.odt").touch()
    assert command.main(["start", str(fresh)]) == 2
    assert capsys.readouterr().err.startswith(f"{fresh} holds other files.")


def test_django_connects_again_after_the_server_was_killed(
    made: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    launcher.ensure_running(made)
    settings = database_from_url(f"embedded://{made}", default_dir=made) | {
        "ATOMIC_REQUESTS": False,
        "AUTOCOMMIT": True,
        "OPTIONS": {},
        "PASSWORD": "",
        "PORT": "",
        "TIME_ZONE": None,
        "TEST": {},
    }
    wrapper = load_backend("config.embedded_postgresql").DatabaseWrapper(settings)
    os.kill(server_process(made), signal.SIGKILL)
    with django_db_blocker.unblock():
        wrapper.connect()
        try:
            assert wrapper.connection.execute("SELECT current_user").fetchall() == [("frontdoor",)]
        finally:
            wrapper.close()


def run_as_ordinary_account(folder: Path) -> int:
    """As whoever runs the tests, or as the account that stands in for root, in a process of its own."""
    account = Account.for_data_in(folder)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if account.uid is not None and account.gid is not None:
                os.setgroups([])
                os.setgid(account.gid)
                os.setuid(account.uid)
            launcher.ensure_running(folder)
            status = 0 if ask(folder, "SELECT 1") == [(1,)] else 1
            clean_up(folder)
        except Exception:  # noqa: BLE001 - a forked child must not go on as a second test run
            traceback.print_exc()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_ordinary_account_runs_its_own_server(fresh: Path) -> None:
    account = Account.for_data_in(fresh)
    fresh.mkdir()
    account.take(fresh)
    passage.open_to(account, fresh)
    assert run_as_ordinary_account(fresh) == 0


def test_passage_opens_a_closed_folder_to_one_account_only(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    account = Account.for_data_in(closed / "inside")
    opened = passage.open_to(account, closed / "inside")
    if account.uid is None:
        # an ordinary account runs the server itself and needs no passage
        assert opened == []
        return
    assert closed in opened
    assert passage.open_to(account, closed / "inside") == []
    assert stat.S_IMODE(closed.stat().st_mode) & 0o707 == 0o700
    look = ["/bin/sh", "-c", 'cd "$1" && ! ls . 2>/dev/null', "sh", str(closed)]
    assert (
        subprocess.run(look, user=account.uid, group=account.gid, extra_groups=[], check=False).returncode
        == 0
    )
    stranger = subprocess.run(
        look, user=12345, group=12345, extra_groups=[], check=False, capture_output=True
    )
    assert stranger.returncode != 0


def test_stop_waits_until_no_part_of_the_server_lives(made: Path) -> None:
    launcher.ensure_running(made)
    pid = server_process(made)
    assert launcher.stop(made)
    assert not Path(f"/proc/{pid}/cwd").exists()
    assert not (made / "postmaster.pid").exists()
