"""Whether AsyncAPI's own parser takes the AsyncAPI document, and what it has against it."""

import json

from contracts.tools.node_packages import run

_ERROR, _WARNING = 0, 1


def complaints(document: str) -> list[str]:
    """Every error and warning that the parser has, as "place: what", in the order of the document. Hints are left out:
    they are advice on taste. Raises ``NodeFailed``."""
    found = json.loads(run("validate.ts", document))
    return [f"{one['place']}: {one['message']}" for one in found if one["severity"] in (_ERROR, _WARNING)]
