import pytest
from django.core.checks import run_checks

from toolkit import machine


def installed(*programs: str):
    return lambda name: f"/usr/bin/{name}" if name in programs else None


@pytest.mark.parametrize(
    ("programs", "user", "line"),
    [
        (["apt-get"], 0, "apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"),
        (["apt-get"], 1000, "sudo apt-get install -y libpangoft2-1.0-0 libharfbuzz-subset0"),
        (["brew"], 501, "brew install pango harfbuzz"),
        ([], 1000, "(install what your system calls libpangoft2-1.0-0 and libharfbuzz-subset0)"),
    ],
)
def test_missing_library_gives_the_one_line_to_type(
    monkeypatch: pytest.MonkeyPatch, programs: list[str], user: int, line: str
) -> None:
    monkeypatch.setattr("toolkit.machine.shutil.which", installed(*programs))
    monkeypatch.setattr("toolkit.machine.os.geteuid", lambda: user)
    assert machine.PANGO.sentence() == f"Pango is missing: offers cannot be made into PDF. Type: {line}"


def test_chromium_goes_by_several_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.machine.shutil.which", installed("google-chrome"))
    assert machine.chromium() == "/usr/bin/google-chrome"


def test_has_pango_false_where_a_library_does_not_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr("toolkit.machine.ctypes.CDLL", refuse)
    assert machine.has_pango() is False


def test_check_names_the_command_where_pango_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "has_pango", lambda: False)
    (notice,) = [message for message in run_checks() if message.id == "toolkit.W001"]
    assert notice.hint == f"Type: {machine.PANGO.command()}"
