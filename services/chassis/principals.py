"""Who asks: the person or the service on whose behalf a thing is done."""

from dataclasses import dataclass

EVERYWHERE = "*"
SERVICE_ROLE = "service"
SERVICE_SUBJECT_PREFIX = "service:"
"""No token may carry a subject that begins like this: only this process makes such principals."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody known, and what they may be asked about.

    ``departments`` and ``sites`` hold slugs; ``"*"`` stands for all of them. ``parties`` are those they speak for.
    ``staff_roles`` are what they work as (slugs of the registry, such as ``front-desk``), where the sign-in tells it;
    they open pages at the right place and give no right.
    """

    subject: str
    name: str
    roles: frozenset[str]
    parties: frozenset[str]
    departments: frozenset[str]
    sites: frozenset[str]
    staff_roles: frozenset[str] = frozenset()

    def has_role(self, *roles: str) -> bool:
        """Whether they hold any of ``roles``."""
        return not self.roles.isdisjoint(roles)

    def speaks_for(self, party: str) -> bool:
        """Whether they may decide for ``party``. There is no wildcard: nobody speaks for all."""
        return party in self.parties

    def covers_department(self, department: str) -> bool:
        """Whether ``department`` is theirs."""
        return EVERYWHERE in self.departments or department in self.departments

    def covers_site(self, site: str) -> bool:
        """Whether ``site`` is theirs."""
        return EVERYWHERE in self.sites or site in self.sites


def service_principal(service: str) -> Principal:
    """The principal of ``service`` itself, for what no person asked for: consuming, relaying, keeping house."""
    return Principal(
        subject=f"{SERVICE_SUBJECT_PREFIX}{service}",
        name=service,
        roles=frozenset({SERVICE_ROLE}),
        parties=frozenset(),
        departments=frozenset({EVERYWHERE}),
        sites=frozenset({EVERYWHERE}),
    )
