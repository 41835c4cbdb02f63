"""Names that a register shouts, said quietly: PENNINE FOODS (UK) LIMITED is Pennine Foods (UK) Limited."""

import re

_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_WORDS_OF_TWO = frozenset(
    [
        "my",
        "no",
        "up",
        "go",
        "we",
        "us",
        "be",
        "so",
        "do",
        "he",
        "it",
        "is",
        "if",
        "am",
        "me",
        "st",
        "dr",
        "co",
    ]
)
_CAPITALS = frozenset(
    [
        "aa",
        "aig",
        "arm",
        "axa",
        "bae",
        "bbc",
        "bmw",
        "bp",
        "bt",
        "bupa",
        "cio",
        "ccg",
        "cps",
        "dfs",
        "dhl",
        "edf",
        "emi",
        "esb",
        "eu",
        "gb",
        "gkn",
        "gmb",
        "gp",
        "hca",
        "hmrc",
        "hsbc",
        "ibm",
        "ict",
        "ii",
        "iii",
        "iv",
        "itv",
        "jcb",
        "kfc",
        "kpmg",
        "lg",
        "mbda",
        "mod",
        "mot",
        "nec",
        "nhs",
        "ni",
        "o2",
        "ocs",
        "rac",
        "rnib",
        "rsa",
        "rspb",
        "sse",
        "tk",
        "uk",
        "usa",
        "vi",
        "vw",
        "wh",
        "wsp",
        "ymca",
    ]
)
_FORMS = {
    "PLC": "plc",
    "P.L.C.": "plc",
    "LLP": "LLP",
    "CIC": "CIC",
    "C.I.C.": "CIC",
    "LTD": "Ltd",
    "LTD.": "Ltd",
}
_WORD = re.compile(r"[^\s\-/(&,]+")
_VOWELS = frozenset("AEIOUY")


def said_quietly(name: str) -> str:
    """The name with capitals only where they belong; a name that has small letters already is left alone."""
    if any(letter.islower() for letter in name):
        return name
    return _WORD.sub(_word, name)


def _word(found: re.Match[str]) -> str:
    word = found.group()
    bare = word.strip("'\"().").lower()
    if word in _FORMS:
        return _FORMS[word]
    if found.start() and bare in _SMALL:
        return word.lower()
    if re.fullmatch(r"[0-9]+(?:ST|ND|RD|TH)", word):
        return word.lower()
    if _is_initials(word, bare):
        return word
    return _capitalised(word)


def _is_initials(word: str, bare: str) -> bool:
    if bare in _CAPITALS:
        return True
    letters = [letter for letter in word if letter.isalpha()]
    if any(letter.isdigit() for letter in word) or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", word):
        return True
    if len(letters) == 2 and bare not in _WORDS_OF_TWO and bare not in _SMALL:
        return True
    return not _VOWELS.intersection(letters) and bare not in {"mr", "mrs", "ltd", "dr", "st"}


def _capitalised(word: str) -> str:
    quiet = word.lower()
    first = next((place for place, letter in enumerate(quiet) if letter.isalpha()), 0)
    quiet = quiet[:first] + quiet[first:].capitalize()
    if re.match(r"(?:Mc|O')[a-z]{3,}", quiet):
        quiet = quiet[:2] + quiet[2:].capitalize()
    return quiet
