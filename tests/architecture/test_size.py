from statistics import quantiles

from tests.architecture import source

MOST_LINES = 500
MOST_LINES_OF_95_PERCENT = 350
MOST_LINES_OF_TOOLKIT = 1000


def lines(ending: str, *folders: str) -> dict[str, int]:
    found = source.python(*folders) if ending == ".py" else source.files(ending, *folders)
    return {source.short(path): len(path.read_text().splitlines()) for path in found}


def test_no_file_is_long() -> None:
    everything = lines(".py") | lines(".html") | lines(".js") | lines(".md", "docs")
    long = {name: count for name, count in everything.items() if count > MOST_LINES}
    assert not long, f"Split these by subject, a file has one: {long}"


def test_nearly_all_files_are_short() -> None:
    percentiles = quantiles(lines(".py").values(), n=100)
    assert percentiles[94] <= MOST_LINES_OF_95_PERCENT, "Too many long files: split the longest by subject."


def test_toolkit_stays_small() -> None:
    counted = sum(lines(".py", "toolkit").values())
    assert counted <= MOST_LINES_OF_TOOLKIT, "Move what only one app uses into that app."
