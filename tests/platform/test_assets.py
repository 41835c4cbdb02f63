from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from config import assets

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "app.css"


@pytest.fixture(scope="module")
def built() -> Path:
    assets.build()
    return assets.ASSETS_DIR


def letters(font: TTFont) -> set[int]:
    return set(font.getBestCmap())


def test_build_unchanged_packages_does_nothing(built: Path) -> None:
    before = (built / "fonts" / "inter-latin.woff2").stat().st_mtime_ns
    assert assets.build() is False
    assert (built / "fonts" / "inter-latin.woff2").stat().st_mtime_ns == before


def test_screen_font_is_small_and_spans_the_weights(built: Path) -> None:
    path = built / "fonts" / "inter-latin.woff2"
    (weight,) = TTFont(path)["fvar"].axes
    assert path.stat().st_size <= 30_000
    assert (weight.axisTag, weight.minValue, weight.maxValue) == ("wght", 400, 700)


def test_screen_fonts_share_no_letter(built: Path) -> None:
    latin, extended = (TTFont(built / "fonts" / name) for name in assets.SCREEN_FONTS)
    assert letters(latin) & letters(extended) == set()


@pytest.mark.parametrize("name", assets.SCREEN_FONTS)
def test_screen_font_has_the_range_that_the_style_sheet_names(name: str) -> None:
    rule = CSS.read_text().split(f'fonts/{name}")')[1].split("}")[0]
    assert rule.split("unicode-range:")[1].strip().rstrip(";") == assets.SCREEN_FONTS[name]


@pytest.mark.parametrize("weight", assets.PDF_WEIGHTS)
def test_pdf_font_is_static_and_has_the_letters_of_european_names(built: Path, weight: int) -> None:
    font = TTFont(built / "pdf-fonts" / f"Inter-{weight}.ttf")
    missing = {
        letter for letter in "Łódź Ångström Ólafur Αθήνα Київ Nguyễn £€–’" if ord(letter) not in letters(font)
    }
    assert (font["OS/2"].usWeightClass, "fvar" in font, missing) == (weight, False, set())


def test_font_built_twice_has_the_same_bytes(built: Path, tmp_path: Path) -> None:
    name = "inter-latin.woff2"
    assets._build_screen_font(tmp_path / name, assets.SCREEN_FONTS[name])
    assert (tmp_path / name).read_bytes() == (built / "fonts" / name).read_bytes()
