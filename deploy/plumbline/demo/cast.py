"""Who of the demo's people does what in a go-live week: whoever stands there, else the command centre for them."""

from plumbline.issuer.people import GROUPS, HOME_SITE

_AT_HOME = GROUPS["At Oak Street"]
_LEADS = GROUPS["The five parties"]
COMMAND_CENTRE = "ines-duarte"


def reporter_at(site: str, role: str) -> str:
    """The person who works as ``role`` at ``site``; elsewhere people ring the command centre, which writes it down."""
    here = _AT_HOME if site == HOME_SITE else ()
    return next((person.subject for person in here if person.works_as == role), COMMAND_CENTRE)


def actor_of(department: str) -> str:
    """The lead of ``department``; the command centre acts for a department that has none in the demo."""
    return next((lead.subject for lead in _LEADS if department in lead.departments), COMMAND_CENTRE)
