"""A place in something that was sent, and the rule that it breaks."""

from dataclasses import dataclass

SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class Place:
    """``place`` is where (file, row or line, field), ``rule`` what was expected, ``found`` what is there."""

    place: str
    rule: str
    found: str = ""


def shown(value: object) -> str:
    """``value`` in few words, for whoever sent it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, dict):
        return f"an object of {len(value)} fields"
    text = "".join(character if character.isprintable() else "?" for character in str(value)[:SHOWN_CHARACTERS])
    return f'"{text}"' if text else "empty text"
