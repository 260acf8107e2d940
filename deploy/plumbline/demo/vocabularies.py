"""Sites word the same act differently: substitutions that turn a designer's words into those of a site."""

import random
import re

_VOCABULARIES: tuple[dict[str, str], ...] = (
    {},
    {
        "patient": "pt",
        "insurance card": "ins card front/back",
        "Scan": "Copy",
        "Check two identifiers": "Name and DOB check",
        "Record": "Chart",
        "Ask for": "Get",
        "Call": "Ring",
        "coverage": "ins",
        "physician": "doc",
        "medicines": "meds",
        "medicine": "med",
    },
    {
        "Check": "Verify",
        "Scan the insurance card": "ID + card to scanner",
        "Take": "Get",
        "Enter": "Key in",
        "Open": "Pull up",
        "Tell": "Let know",
        "patient": "member",
        "Send": "Fire off",
        "Print": "Run",
        "queue": "WQ",
        "authorisation": "auth",
    },
    {
        "Verify": "Confirm",
        "Ask": "Interview",
        "Greet": "Welcome",
        "Collect": "Take",
        "Mark": "Flag",
        "chart": "record",
        "Book": "Schedule",
        "blood pressure": "BP",
        "Release": "Send on",
        "Write": "Document",
        "the ": "",
    },
)
_SHORT = {"with": "w/", "without": "w/o", "and": "&", "before": "b4"}


def site_vocabulary(number: int) -> dict[str, str]:
    """The substitutions of the site with this number; neighbours differ."""
    return _VOCABULARIES[number % len(_VOCABULARIES)]


def worded(name: str, vocabulary: dict[str, str], chance: random.Random) -> str:
    """``name`` as that site says it: substituted, now and then shortened or misspelt."""
    said = name
    for usual, local in vocabulary.items():
        said = re.sub(rf"\b{re.escape(usual)}", local, said) if usual.strip() else said
    if vocabulary and chance.random() < 0.15:
        said = " ".join(_SHORT.get(word, word) for word in said.split())
    if vocabulary and chance.random() < 0.04:
        said = _misspelt(said, chance)
    return said[:1].upper() + said[1:]


def _misspelt(text: str, chance: random.Random) -> str:
    places = [place for place in range(1, len(text) - 1) if text[place].isalpha() and text[place + 1].isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
