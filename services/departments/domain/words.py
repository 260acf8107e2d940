"""Words for people, made from the slugs and labels of the facts."""

import re
from collections.abc import Sequence

PARTY_NAMES = {
    "clinical": "clinical",
    "revenue-cycle": "revenue cycle",
    "it": "IT",
    "compliance": "compliance",
    "administration": "administration",
}

ACRONYMS = frozenset({"ed", "ehr", "er", "icd", "id", "mrn", "npi", "pcp", "pdmp"})
"""Parts of items' names that people write in capitals; the web app has the same ones (``parts/names.ts``)."""


def spoken(slug: str) -> str:
    """A slug as words: ``front-desk`` is "front desk"."""
    return slug.replace("-", " ")


def item_name(item: str) -> str:
    """A data item or milestone as words: ``coverage.plan`` is "coverage plan", ``ed.bed`` is "ED bed"."""
    parts = re.split(r"[._-]", item)
    return " ".join(part.upper() if part in ACRONYMS else part for part in parts)


def people(role: str, count: int = 2) -> str:
    """Those who work as ``role``: one "nurse", several "nurses"; several at a "front desk" are "front desk staff"."""
    word = spoken(role)
    if count == 1:
        return word
    return f"{word} staff" if role.endswith("-desk") else f"{word}s"


def title_of(slug: str) -> str:
    """A slug as the name of something whose real name is not known here (yet)."""
    words = spoken(slug)
    return words[:1].upper() + words[1:]


def inside(name: str) -> str:
    """``name`` inside a sentence: "Check-in" is "check-in", "ED arrival-to-bed" stays."""
    is_acronym = len(name) > 1 and name[1].isupper()
    return name if is_acronym else name[:1].lower() + name[1:]


def opened(sentence: str) -> str:
    """``sentence`` with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def party_name(party: str) -> str:
    """The name of one of the five parties inside a sentence."""
    return PARTY_NAMES.get(party, spoken(party))


def listed(names: Sequence[str]) -> str:
    """``names`` in a row: a; a and b; a, b and c."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """``count`` of something: 1 step, 3 steps."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def agree(count: int, one: str, many: str) -> str:
    """The verb that goes with ``count`` things."""
    return one if count == 1 else many
