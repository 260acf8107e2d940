"""Who may ask what of incident. Whose incident it is, the domain decides."""

from chassis.api.policies import Policy
from chassis.principals import Principal
from incident.domain.incident import Actor

REPORT = Policy("report an incident", roles=frozenset(), who="anyone signed in")
READ_INCIDENTS = Policy("read incidents", roles=frozenset(), who="anyone signed in")
ACT_ON_INCIDENTS = Policy(
    "act on an incident",
    roles=frozenset(),
    who="people of the departments that the incident touches, and the command centre",
)


def actor_of(principal: Principal) -> Actor:
    """The principal, as the domain looks at people."""
    return Actor(principal.subject, principal.departments, principal.has_role("command-centre"), name_of(principal))


def name_of(principal: Principal) -> str | None:
    """What people call the principal. A sign-in that tells no name puts the subject in its place: that is none."""
    return principal.name if principal.name != principal.subject else None
