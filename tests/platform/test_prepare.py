import hashlib
from pathlib import Path

import pytest

from bin import prepare
from toolkit import machine


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been run; the programs themselves are not."""
    said: list[str] = []
    monkeypatch.setattr(prepare, "run", lambda *command: said.append(" ".join(map(str, command))))
    return said


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder that is prepared: an environment made there from today's lock."""
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(prepare, "_works", lambda *_command: True)
    digest = hashlib.sha256(prepare.LOCK.read_bytes()).hexdigest()
    (tmp_path / "installed").write_text(f"{digest}\n{tmp_path}\n")
    return tmp_path


def test_packages_of_the_lock_are_not_installed_again(environment: Path, commands: list[str]) -> None:
    prepare.install_packages()
    assert commands == []


def test_lock_changed_installs_exactly_what_it_says(environment: Path, commands: list[str]) -> None:
    (environment / "installed").write_text(f"older\n{environment}\n")
    prepare.install_packages()
    assert [command.split(" --python ")[0].partition(" -m ")[2] for command in commands] == [
        "uv pip sync --quiet --require-hashes"
    ]


def test_environment_moved_is_made_anew(environment: Path, commands: list[str]) -> None:
    stamp = environment / "installed"
    stamp.write_text(stamp.read_text().replace(str(environment), "/elsewhere/.venv"))
    environment_files = environment / "old"
    environment_files.touch()
    with pytest.raises(FileNotFoundError):  # the pretended venv makes no folder to write the stamp into
        prepare.install_packages()
    assert commands[0].endswith(f"-m venv {environment}")
    assert not environment_files.exists()


def test_uv_itself_is_installed_by_the_hashes_of_the_lock(environment: Path, commands: list[str]) -> None:
    prepare.install_uv()
    first, *hashes = (environment / "uv.txt").read_text().splitlines()
    assert first.startswith("uv==")
    assert {line.strip().partition(":")[0] for line in hashes} == {"--hash=sha256"}
    assert "--require-hashes --no-deps" in commands[0]


def test_system_package_missing_tells_an_ordinary_person_what_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bin.prepare.os.geteuid", lambda: 1000)
    with pytest.raises(prepare.CannotPrepare, match=r"^Pango is missing$"):
        prepare.install(["libpangoft2-1.0-0"], "Pango is missing")


def test_browser_missing_does_not_stop_the_other_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("toolkit.machine.chromium", lambda: None)
    monkeypatch.setattr("bin.prepare.os.geteuid", lambda: 1000)
    prepare.install_chromium()
    assert capsys.readouterr().err == f"{machine.BROWSER.sentence()}\n"
