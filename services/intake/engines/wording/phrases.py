"""A step's name as meaning words: abbreviations written out, words by their stems, the field's synonyms as one."""

import re
import unicodedata
from functools import cache

import snowballstemmer  # type: ignore[import-untyped]

from intake.engines.wording.lexicon import ABBREVIATIONS, EMPTY, SYNONYMS

_WORD = re.compile(r"[a-z0-9][a-z0-9'/-]*|[&+]")
_STEMMER = snowballstemmer.stemmer("english")


def words_of(name: str) -> tuple[str, ...]:
    """The meaning words of ``name`` in their order, as stems; those of one meaning are one word.

    ``copy ins card`` and ``Scan the insurance card`` give the same words. A name without any gives its letters.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = [stem for word in _WORD.findall(plain.replace("’", "'")) for stem in _stems(word)]
    return tuple(found) or tuple(_WORD.findall(plain)) or (plain,)


def meaning(stem: str) -> str:
    """What ``stem`` stands for: the first word of its group, or itself."""
    return _GROUPS.get(stem, stem)


@cache
def _stems(word: str) -> tuple[str, ...]:
    word = word.strip("'-/").removesuffix("'s")
    if whole := ABBREVIATIONS.get(word):
        return tuple(stem for part in whole.split() for stem in _stems_of_plain(part))
    parts = [part for part in re.split(r"[/'-]", word) if part]
    if len(parts) > 1:
        return tuple(stem for part in parts for stem in _stems(part))
    return _stems_of_plain(word)


def _stems_of_plain(word: str) -> tuple[str, ...]:
    if not word or word in EMPTY:
        return ()
    return (str(_STEMMER.stemWord(word)),)


def _grouped() -> dict[str, str]:
    groups: dict[str, str] = {}
    for group in SYNONYMS:
        for word in group:
            groups.setdefault(str(_STEMMER.stemWord(word)), str(_STEMMER.stemWord(group[0])))
    return groups


_GROUPS = _grouped()
KNOWN = frozenset(_GROUPS) | {
    str(_STEMMER.stemWord(part)) for whole in ABBREVIATIONS.values() for part in whole.split()
}
"""Stems that the lexicon knows."""
