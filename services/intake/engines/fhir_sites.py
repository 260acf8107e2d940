"""Which resources of a bundle are sites, and at which sites an organization or location is.

A site is a location that no other location holds (site, building, or not said), or a provider organization without
such a location that has departments, services or posts of its own and no provider below it.
"""

from collections import defaultdict
from collections.abc import Iterator

from intake.engines.fhir_bundle import Bundle
from intake.engines.fhir_resources import SITE_FORMS, Location, Organization

SiteResource = Location | Organization


class Sites:
    """The sites of a bundle, by the keys of the resources that they are."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._managed: dict[str, list[str]] = defaultdict(list)
        self.resources: dict[str, SiteResource] = {}
        for location in bundle.locations.values():
            if not location.part_of and location.form in SITE_FORMS:
                self.resources[location.key] = location
                for organization in self.chain(location.organization):
                    if not organization.is_department:
                        self._managed[organization.key].append(location.key)
                        break
        busy = self._busy_organizations()
        for organization in bundle.organizations.values():
            if organization.key in busy and organization.key not in self._managed:
                self.resources[organization.key] = organization

    def _busy_organizations(self) -> set[str]:
        """Providers with a department, service or post right under them, and no provider below."""
        below = [
            self._bundle.organization(one.part_of) for one in self._bundle.organizations.values() if one.is_department
        ]
        below += [self._bundle.organization(service.organization) for service in self._bundle.services.values()]
        below += [self._bundle.organization(post.organization) for post in self._bundle.posts]
        parents = {
            parent.key
            for one in self._bundle.organizations.values()
            if not one.is_department and (parent := self._bundle.organization(one.part_of)) is not None
        }
        return {one.key for one in below if one is not None and not one.is_department and one.key not in parents}

    def chain(self, address: str) -> Iterator[Organization]:
        """The organization at ``address``, then those that it is part of; ends where it comes round to itself."""
        seen: set[str] = set()
        organization = self._bundle.organization(address)
        while organization is not None and organization.key not in seen:
            seen.add(organization.key)
            yield organization
            organization = self._bundle.organization(organization.part_of)

    def of_organization(self, address: str) -> list[str]:
        """The sites of the nearest organization in the chain that has any."""
        for organization in self.chain(address):
            if organization.key in self.resources:
                return [organization.key]
            if organization.key in self._managed:
                return self._managed[organization.key]
        return []

    def of_location(self, address: str) -> list[str]:
        """The site that holds the location at ``address``."""
        seen: set[str] = set()
        location = self._bundle.location(address)
        while location is not None and location.key not in seen:
            seen.add(location.key)
            if location.key in self.resources:
                return [location.key]
            above = self._bundle.location(location.part_of)
            if above is None:
                found = self.of_organization(location.organization)
                return found if len(found) == 1 else []
            location = above
        return []

    def managers(self, key: str) -> list[Organization]:
        """The provider of a location that is its only site."""
        return [
            self._bundle.organizations[organization]
            for organization, locations in self._managed.items()
            if locations == [key]
        ]
