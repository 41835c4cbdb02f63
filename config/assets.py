"""Builds what the pages and documents need from packages: the Inter typeface, cut to size.

`python -m config.assets` fills `var/assets/`: `fonts/` for the screen, `pdf-fonts/` for documents. The same
packages give the same bytes; nothing is built again until one of them changes.
"""

import shutil
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from config.settings import VAR_DIR

ASSETS_DIR = VAR_DIR / "assets"
PACKAGES = ("fontpkg-inter", "fonttools", "brotli")
RECIPE = "1"  # raise it when the code below changes what it builds

SCREEN_WEIGHTS = (400, 700)
PDF_WEIGHTS = (400, 500, 600, 700)
# Inter's design for text; the other end of the axis is for display sizes
TEXT_SIZE = 14
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk", "tnum", "calt"]

# Written as in static/css/app.css, where the same ranges tell the browser which file to fetch
SCREEN_FONTS = {
    "inter-latin.woff2": (
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, "
        "U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD"
    ),
    "inter-latin-ext.woff2": (
        "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, "
        "U+1E00-1E9F, U+1EF2-1EFF"
    ),
}


def build(assets_dir: Path = ASSETS_DIR) -> bool:
    """Make `assets_dir` anew; False when it was up to date."""
    stamp, wanted = assets_dir / "stamp", _stamp()
    if stamp.exists() and stamp.read_text() == wanted:
        stamp.touch()  # bin/prepare.py goes by its age
        return False
    shutil.rmtree(assets_dir, ignore_errors=True)
    screen, pdf = assets_dir / "fonts", assets_dir / "pdf-fonts"
    screen.mkdir(parents=True)
    pdf.mkdir()
    # some seconds of one core for each font
    with ProcessPoolExecutor() as pool:
        work = [pool.submit(_build_pdf_font, pdf / f"Inter-{weight}.ttf", weight) for weight in PDF_WEIGHTS]
        work += [pool.submit(_build_screen_font, screen / name, part) for name, part in SCREEN_FONTS.items()]
        for piece in work:
            piece.result()
    stamp.write_text(wanted)
    return True


def _stamp() -> str:
    return "\n".join([f"recipe {RECIPE}", *(f"{name} {version(name)}" for name in PACKAGES)]) + "\n"


def _source() -> TTFont:
    spec = find_spec("fontpkg_inter")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The package fontpkg-inter is not installed")
    # the dates inside stay those of the source: the same input gives the same bytes
    return TTFont(Path(spec.origin).parent / "files" / "Inter[opsz,wght].ttf", recalcTimestamp=False)


def _cut(font: TTFont, codes: Iterable[int]) -> TTFont:
    """Only these letters, and only the features that pages and documents use."""
    cutter = Subsetter(Options(layout_features=FEATURES, hinting=False, name_IDs=["*"]))
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    return font


def _letters(ranges: str) -> Iterable[int]:
    for part in ranges.split(", "):
        first, _, last = part.removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def _build_screen_font(path: Path, ranges: str) -> None:
    font = _cut(_source(), _letters(ranges))
    instancer.instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": SCREEN_WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    font.save(path)


def _build_pdf_font(path: Path, weight: int) -> None:
    """All letters that Inter has: a name must not fall back to a font of the machine."""
    source = _source()
    font = _cut(source, source.getBestCmap())
    where = {"opsz": TEXT_SIZE, "wght": weight}
    instancer.instantiateVariableFont(font, where, inplace=True, updateFontNames=True)
    font.save(path)


if __name__ == "__main__":
    build()
