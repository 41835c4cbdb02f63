"""Check 7: plain, short enough, nothing left to fill in, and every letter printable."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import pyphen

from offers.checking.problem import Draft, Problem
from offers.checking.texts import Text, texts_of
from offers.enums import WORD_LIMITS, OfferForm
from offers.rendering.letters import letters_of_the_font

LONGEST_WORD = 60
# United States school grade: about the age less five.
HARD_GRADE, TOO_HARD_GRADE = 9, 13
MOST_CELL = 900

WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
PLACEHOLDER = re.compile(
    r"…|\bTBC\b|\bTBA\b|\bXX+\b|lorem ipsum|\[[^\]]*\]|\{[^}]*\}|\?\?+|<[^>]*>", re.IGNORECASE
)
KNOWN_ACRONYMS = frozenset(
    {"UK", "VAT", "PDF", "SHA", "CV", "IT", "HR", "TV", "OK", "PLC", "LTD", "LLP", "NHS", "II", "III"}
)


def length(draft: Draft) -> Iterator[Problem]:
    limit = WORD_LIMITS[OfferForm(draft.version.form)]
    count = sum(len(text.words.split()) for text in texts_of(draft) if text.in_body)
    if count > limit:
        words = f"The offer has {count:,} words; {limit:,} are the most for this employer. Shorten it."
        yield Problem("length", words, draft.url)


def reading_age(draft: Draft) -> Iterator[Problem]:
    body = [text for text in texts_of(draft) if text.in_body and len(text.words.split()) > 3]
    found = grade([text.words for text in body])
    if found > HARD_GRADE:
        age = round(found) + 5
        words = f"The words need a reading age of {age}. Use shorter words and sentences."
        yield Problem("reading_age", words, draft.url, blocks=found > TOO_HARD_GRADE)


def grade(texts: list[str]) -> float:
    """Flesch and Kincaid: from words a sentence and syllables a word."""
    sentences = sum(max(1, len(re.findall(r"[.!?:](?:\s|$)", text))) for text in texts)
    words = [word for text in texts for word in WORD.findall(text)]
    if not words:
        return 0.0
    syllables = sum(len(_hyphens().positions(word)) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")


def acronyms(draft: Draft) -> Iterator[Problem]:
    """Advice: an acronym is explained where it stands in brackets after its words."""
    everything = texts_of(draft)
    said = " ".join(text.words for text in everything)
    own = set(ACRONYM.findall(draft.version.employer.name)) | KNOWN_ACRONYMS
    seen: set[str] = set()
    for text in everything:
        for found in ACRONYM.findall(text.words) if text.in_body else []:
            if found not in own | seen and f"({found})" not in said:
                seen.add(found)
                words = f"“{found}” is not explained. Write it out, or write the words and then ({found})."
                yield Problem("acronyms", words, text.url, blocks=False)


def gaps(draft: Draft) -> Iterator[Problem]:
    for name, part in (("told_us", "what they told us"), ("exchange", "the offer in one line")):
        if not getattr(draft.version, name).strip():
            yield Problem("gaps", f"Nothing is written under {part}.", draft.words_url(name))
    for text in texts_of(draft):
        if found := PLACEHOLDER.search(text.words):
            yield Problem("gaps", f"“{found[0]}” in {text.where} still has to be filled in.", text.url)


def letters(draft: Draft) -> Iterator[Problem]:
    """The typeface must have every letter: a foreign typeface would change the document."""
    known = letters_of_the_font()
    for text in texts_of(draft):
        for word in text.words.split():
            bad = [letter for letter in word if ord(letter) not in known or _is_control(letter)]
            if bad:
                shown = "".join("□" if _is_control(letter) else letter for letter in word)
                words = f"“{shown[:LONGEST_WORD]}” in {text.where} has a letter that cannot be printed."
                yield Problem("letters", words, text.url)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs")


def long_words(draft: Draft) -> Iterator[Problem]:
    for text in texts_of(draft):
        for word in text.words.split():
            if len(word) > LONGEST_WORD:
                words = f"“{word[:30]}…” in {text.where} is one word of {len(word):,} letters. Break it up."
                yield Problem("long_words", words, text.url)


def long_cells(texts: list[Text]) -> Iterator[Problem]:
    for text in texts:
        if len(text.words) > MOST_CELL and text.in_table:
            yield Problem("long_words", f"{text.where} is too long for a table. Shorten it.", text.url)


def cells(draft: Draft) -> Iterator[Problem]:
    yield from long_cells(texts_of(draft))
