"""How alike two steps are: whether they tell one act, in whatever words.

The confidence is a weighted mean of what both steps say: name, items, role, system, place in the sequence. What one
of them does not say is left out rather than counted as a difference: a map without items is not evidence of other
items. Names agree by their words, and words by their trigrams (as in PostgreSQL's pg_trgm), so that "scan" and
"scanner" are near. Weights were set by hand on the vocabulary's examples and are fixed here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from alignment.domain.roles import usual_word
from alignment.domain.steps import Step

WEIGHTS = {"name": 0.50, "items": 0.30, "role": 0.15, "system": 0.05, "place": 0.05}

NEAR_WORDS = 0.5
"""Words that share less than this of their trigrams are other words."""

ABBREVIATIONS = {
    "appt": "appointment", "auth": "authorization", "bp": "blood pressure", "dob": "birth date", "dx": "diagnosis",
    "elig": "eligibility", "hx": "history", "ins": "insurance", "lab": "laboratory", "med": "medication",
    "pt": "patient", "ref": "referral", "reg": "registration", "rx": "prescription", "sched": "schedule",
    "vs": "vital", "wt": "weight",
}  # fmt: skip
"""Short forms in use at sites, after the plural was taken off."""

_SILENT_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "the", "to", "with"})
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a step is compared. ``place`` runs from 0 (first) to 1 (last)."""

    words: tuple[str, ...]
    items: frozenset[str]
    role: str
    system: str | None
    place: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """``confidence`` from 0 to 1, and each part of it as (part, agreement from 0 to 1)."""

    confidence: float
    parts: tuple[tuple[str, float], ...]


def profiles(steps: Sequence[Step]) -> tuple[Profile, ...]:
    """The profile of each step, in their order."""
    last = max(len(steps) - 1, 1)
    return tuple(
        Profile(
            _words(step.name),
            step.items,
            usual_word(step.actor),
            step.system.strip().lower() if step.system else None,
            position / last,
        )
        for position, step in enumerate(steps)
    )


def likeness(one: Profile, other: Profile) -> Likeness:
    """How alike the two are; symmetric."""
    parts = [
        ("name", _name_agreement(one.words, other.words)),
        ("role", float(one.role == other.role)),
        ("place", 1 - abs(one.place - other.place)),
    ]
    if one.items and other.items:
        parts.append(("items", len(one.items & other.items) / len(one.items | other.items)))
    if one.system and other.system:
        parts.append(("system", float(one.system == other.system)))
    agreed = said = 0.0
    for part, agreement in parts:
        agreed += WEIGHTS[part] * agreement
        said += WEIGHTS[part]
    return Likeness(round(agreed / said, 4), tuple((part, round(agreement, 4)) for part, agreement in parts))


@lru_cache(maxsize=16_384)
def _name_agreement(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the words of both names that the other name has too, near words by their nearness."""
    if not one or not other:
        return 0.0
    found = sum(max(_nearness(word, candidate) for candidate in other) for word in one)
    found += sum(max(_nearness(word, candidate) for candidate in one) for word in other)
    return found / (len(one) + len(other))


@lru_cache(maxsize=65_536)
def _nearness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    mine, theirs = _trigrams(word), _trigrams(other)
    shared = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return shared if shared >= NEAR_WORDS else 0.0


def _trigrams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def _words(name: str) -> tuple[str, ...]:
    found = [_singular(word) for word in _WORD.findall(name.lower())]
    kept = " ".join(ABBREVIATIONS.get(word, word) for word in found if word not in _SILENT_WORDS)
    return tuple(kept.split()) or tuple(found)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
