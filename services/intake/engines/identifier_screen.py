"""Finds what obviously identifies a patient in text, before anything is stored.

Rules, not learning: a number of the shapes that people are known by, or one beside a word that says so. What is found
is named by its kind and place and never repeated. Time is linear in the text: every repetition is bounded.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

DATE = r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
MONTH_DATE = r"(?:\d{1,2}\s{0,2})?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{0,2}\d{1,4}"
OLD_YEAR = r"(?:19\d\d|200\d|201[0-4])"
"""Full dates of these years are birthdays rather than days on which somebody mapped a workflow."""

RECORD_WORDS = (
    r"mrns?|medical record|record (?:no|number)|chart (?:no|number)|patient (?:id|no|number)|account (?:no|number)|acct"
    r"|member (?:id|number)|csn|har"
)

_PATTERNS = (
    ("an e-mail address", r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
    ("a social security number", r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])"),
    ("a social security number", r"\b(?:ssn|social security)\b[^\d\n]{0,15}\d{9}(?!\d)"),
    ("a telephone number", r"(?<![\d-])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])"),
    ("a telephone number", r"(?<![\w+])\+\d{1,3}(?:[-. ()]{0,2}\d){7,12}(?!\d)"),
    ("a telephone number", r"\b(?:phone|telephone|tel|cell|mobile|call|fax)\b[^\d\n]{0,12}\d(?:[-. ]?\d){6,9}(?!\d)"),
    ("a medical record number", rf"\b(?:{RECORD_WORDS})\b[^\d\n]{{0,12}}\d(?:[- ]?\d){{3,14}}"),
    (
        "a date of birth",
        rf"\b(?:dob|d\.o\.b|date of birth|birth ?date|birth ?day|born)\b[^\d\n]{{0,15}}(?:{DATE}|{MONTH_DATE})",
    ),
    ("a date of birth", rf"(?<![\d/.-])(?!0?1[-/.]0?1[-/.]1900)\d{{1,2}}[-/.]\d{{1,2}}[-/.]{OLD_YEAR}(?![\d/-])"),
    ("a date of birth", rf"(?<![\d/.-])(?!1900-01-01){OLD_YEAR}-\d{{2}}-\d{{2}}(?![\d-])"),
)
RULES = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
"""What is looked for, by kind, the plainest first. 1900-01-01 is no birthday: people type it where a date is forced."""

_TELLING = re.compile(r"[\d@]")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


class Finding(NamedTuple):
    """Something that looks like an identifier: where, and of what kind."""

    path: tuple[str | int, ...]
    kind: str


def identifier_in(text: str) -> str | None:
    """The kind of the first identifier in ``text``; none where there is none."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    if _TELLING.search(plain) is None:
        return None
    return next((kind for kind, pattern in RULES if pattern.search(plain)), None)


def identifiers_in(document: Any) -> Iterator[Finding]:
    """Every place in ``document`` (plain values) that looks like an identifier, in its order.

    A value is also read beside the name of its field, so that ``mrn: 4471902`` is found; names of fields are read too.
    """
    waiting: list[tuple[tuple[str | int, ...], str, Any]] = [((), "", document)]
    while waiting:
        path, name, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), key, inner) for key, inner in reversed(value.items()))
        elif isinstance(value, list):
            waiting.extend(((*path, place), name, value[place]) for place in range(len(value) - 1, -1, -1))
        elif value is not None and (kind := identifier_in(f"{_words(name)}: {value}")) is not None:
            yield Finding(path, kind)
            continue
        if name and isinstance(value, (dict, list)) and (kind := identifier_in(_words(name))) is not None:
            yield Finding(path, kind)


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").replace("-", " ") if name.isascii() else name
