"""Free text is screened for identifiers of a person before anything of it is stored."""

from chassis.identifier_patterns import find_identifiers
from incident.domain.errors import IdentifierInText


def refuse_identifiers(place: str, text: str) -> None:
    """Raise ``IdentifierInText`` where ``text``, which stands at ``place`` of the request, seems to name a person."""
    found = find_identifiers(text, people=True)
    if found:
        raise IdentifierInText(place, [(each.kind.value, each.start, each.end) for each in found])
