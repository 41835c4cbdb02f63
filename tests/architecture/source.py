"""The product's own files, for the guards that read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "employers", "brokerage", "offers")
PACKAGES = ("config", *reversed(APPS), "toolkit")


@cache
def files(ending: str, *folders: str) -> list[Path]:
    """What git keeps or would keep, so that no generated file is judged."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *folders]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted({ROOT / name for name in listed if name.endswith(ending) and (ROOT / name).exists()})


@cache
def python(*folders: str) -> list[Path]:
    return [path for path in files(".py", *folders) if "migrations" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))
