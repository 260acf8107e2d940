"""Misspelt words of an input, by the words that the rest of it and the field use."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from intake.engines.wording.lexicon import ABBREVIATIONS, EMPTY, SYNONYMS

SHORTEST = 4
LONG_WORD = 8
SELDOM = 2
"""A word that is written no more often may be a slip."""
OFTEN = 3
_WORD = re.compile(r"[a-z]{2,}")
_FIELD = (
    frozenset(word for group in SYNONYMS for word in group)
    | EMPTY
    | ABBREVIATIONS.keys()
    | frozenset(part for whole in ABBREVIATIONS.values() for part in whole.split())
)


def corrections(names: Iterable[str]) -> Mapping[str, str]:
    """For each seldom word in ``names`` that nobody else uses: the word it was meant to be, where there is one.

    By optimal string alignment: one slip in a word of up to seven letters, two in a longer one.
    """
    counts = Counter(word for name in names for word in _WORD.findall(name.lower()))
    usual = sorted(_FIELD | {word for word, count in counts.items() if count >= OFTEN})
    found: dict[str, str] = {}
    for word, count in counts.items():
        if count > SELDOM or len(word) < SHORTEST or word in _FIELD or _is_inflected(word):
            continue
        slips = 2 if len(word) >= LONG_WORD else 1
        candidates = [one for one in usual if abs(len(one) - len(word)) <= slips and len(one) >= SHORTEST]
        best = extractOne(word, candidates, scorer=OSA.distance, score_cutoff=slips)
        if best is not None:
            found[word] = best[0]
    return found


def corrected(name: str, known: Mapping[str, str]) -> str:
    """``name`` with its misspelt words as they were meant."""
    return _WORD.sub(lambda match: known.get(match.group(), match.group()), name.lower()) if known else name


def _is_inflected(word: str) -> bool:
    """Whether it is a word of the field with an ending: that is no slip."""
    return any(
        word.endswith(ending) and word.removesuffix(ending) in _FIELD for ending in ("s", "es", "ed", "ing", "d")
    )
