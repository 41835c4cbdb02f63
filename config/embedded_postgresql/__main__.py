"""`python -m config.embedded_postgresql start|stop|status FOLDER`"""

import argparse
import sys
from pathlib import Path

from config.embedded_postgresql import launcher


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m config.embedded_postgresql", description=__doc__)
    parser.add_argument("what", choices=["start", "stop", "status"])
    parser.add_argument("folder", type=Path, help="the data folder, for example var/postgres")
    asked = parser.parse_args(arguments)
    try:
        return COMMANDS[asked.what](asked.folder)
    except launcher.NotRunning as reason:
        sys.stderr.write(f"{reason}\n")
        return 2


def _start(folder: Path) -> int:
    launcher.keep_running(folder)
    return _status(folder)


def _stop(folder: Path) -> int:
    stopped = launcher.stop(folder)
    sys.stdout.write("Stopped.\n" if stopped else "It was not running.\n")
    return 0


def _status(folder: Path) -> int:
    running = launcher.is_running(folder)
    where = f" Socket folder: {launcher.socket_directory(folder)}" if running else ""
    sys.stdout.write(f"{'Running.' if running else 'Not running.'}{where}\n")
    return 0 if running else 1


COMMANDS = {"start": _start, "stop": _stop, "status": _status}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
