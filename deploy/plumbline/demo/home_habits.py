"""How the demo's home site does check-in its own way, so that its people see what changes in their day.

For the front desk an act stops, one starts and one changes; for the medical assistants one is now someone else's.
"""

from plumbline.demo.workflows import Document
from plumbline.issuer.people import HOME_SITE

_MAP = (HOME_SITE, "check-in")
_ON_PAPER, _BY_MEDICAL_ASSISTANT = "s4", "s7"
_DOT: Document = {
    "id": "dot",
    "name": "Stick a coloured dot on the folder for the room",
    "actor": "front-desk",
    "needs": ["identity.checked"],
    "gives": ["room.dot"],
    "system": "paper",
    "minutes": [0.3, 0.5, 1.0],
    "evidence": "observed",
}


def with_home_habits(site: str, workflow: str, steps: list[Document]) -> list[Document]:
    """``steps`` as the home site does them; those of other sites and workflows as they are."""
    if (site, workflow) != _MAP:
        return steps
    for step in steps:
        if step["id"] == _ON_PAPER:
            step["system"] = "paper"
        if step["id"] == _BY_MEDICAL_ASSISTANT:
            step["actor"] = "medical-assistant"
    first, second, *others = steps
    dot = {**_DOT, "next": second["next"]}
    return [first, {**second, "next": [_DOT["id"]]}, dot, *others]
