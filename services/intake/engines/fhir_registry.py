"""Reads a registry from a FHIR R4 Bundle. What becomes what is told in the service's README."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.domain.errors import RegistryRefused
from intake.domain.sites import SiteDescription
from intake.engines.fhir_bundle import Bundle, read_bundle
from intake.engines.fhir_descriptions import DepartmentDraft, department_slug, describe_site
from intake.engines.fhir_fields import Refusals
from intake.engines.fhir_resources import OURS, Organization, Post, Service
from intake.engines.fhir_sites import Sites


@dataclass(frozen=True)
class ReadRegistry:
    """Sites by slug, and how many resources were left aside, by type."""

    sites: tuple[SiteDescription, ...]
    left_aside: Mapping[str, int]


def read_fhir(document: Any, file: str) -> ReadRegistry:
    """The sites that ``document`` describes. Raises :class:`RegistryRefused` with all that is wrong."""
    refusals = Refusals(file)
    bundle = read_bundle(document, refusals)
    reading = _Reading(bundle, refusals)
    for organization in bundle.organizations.values():
        if organization.is_department:
            reading.place_department(organization)
    for service in bundle.services.values():
        reading.place_service(service)
    for post in bundle.posts:
        reading.place_post(post)
    sites = [] if refusals.places else reading.described()
    if not sites and not refusals.places:
        refusals.add("entry", "at least one Location or Organization that is a site", None)
    if refusals.places:
        raise RegistryRefused(refusals.places)
    return ReadRegistry(tuple(sites), dict(sorted(bundle.left_aside.items())))


class _Reading:
    """Puts departments and staff at the sites of one bundle."""

    def __init__(self, bundle: Bundle, refusals: Refusals) -> None:
        self._bundle = bundle
        self._refusals = refusals
        self._sites = Sites(bundle)
        self._departments: dict[str, dict[str, DepartmentDraft]] = defaultdict(dict)
        self._places_of_work: dict[str, set[str]] = defaultdict(set)
        workers: tuple[Service | Post, ...] = (*bundle.services.values(), *bundle.posts)
        for worker in workers:
            if (organization := bundle.organization(worker.organization)) is not None:
                self._places_of_work[organization.key].update(worker.locations)

    def place_department(self, organization: Organization) -> None:
        """Put a department where its services and posts are; else at the one site of what it is part of."""
        homes = self._homes(tuple(self._places_of_work[organization.key]), organization.part_of)
        if not homes:
            self._bundle.left_aside["Organization at no site"] += 1
        for home in homes:
            self._at(home, organization)

    def place_service(self, service: Service) -> None:
        """A service of a provider is a department by itself; one of a department says only where that is."""
        if self._department_of(service.organization) is None:
            homes = self._homes(service.locations, service.organization)
            if not homes:
                self._bundle.left_aside["HealthcareService at no site"] += 1
            for home in homes:
                self._at(home, service)

    def place_post(self, post: Post) -> None:
        """Count a post's persons in its department, at each of its sites."""
        if not self._has_known_references(post):
            return
        if not all(self._bundle.counts(address) for address in post.addresses):
            self._bundle.left_aside["PractitionerRole of what does not count"] += 1
            return
        services = [service for one in post.services if (service := self._bundle.service(one)) is not None]
        department: Organization | Service | None = self._department_of(post.organization)
        for service in services:
            department = department or self._department_of(service.organization) or service
        if department is None:
            post.fields.refuse("organization", "a department, or a healthcareService of one", post.organization or None)
            return
        locations = post.locations or tuple(place for service in services for place in service.locations)
        homes = self._homes(locations, post.organization)
        if not homes:
            post.fields.refuse("location", "a Location that is at a site, or a department of one site", None)
        for home in homes:
            draft = self._at(home, department)
            for role in post.roles:
                draft.staff[role, post.shift] += post.headcount

    def described(self) -> list[SiteDescription]:
        """The sites with all that was put there, by slug."""
        by_slug: dict[str, SiteDescription] = {}
        for key, resource in self._sites.resources.items():
            sources = [resource.fields, *(manager.fields for manager in self._sites.managers(key))]
            said = describe_site(sources, self._departments.get(key, {}))
            if said.site in by_slug:
                rule = f"a name of its own, or an identifier of the system {OURS}site: {said.site} is another one's"
                resource.fields.refuse("name", rule, resource.name)
            by_slug[said.site] = said
        return [by_slug[slug] for slug in sorted(by_slug)]

    def _has_known_references(self, post: Post) -> bool:
        named = {"organization": (post.organization,), "location": post.locations, "healthcareService": post.services}
        unknown = [
            (name, one) for name, every in named.items() for one in every if one and one not in self._bundle.keys
        ]
        for name, address in unknown:
            post.fields.refuse(name, "a reference to a resource of this bundle", address)
        return not unknown

    def _department_of(self, address: str) -> Organization | None:
        organization = self._bundle.organization(address)
        return organization if organization is not None and organization.is_department else None

    def _homes(self, locations: tuple[str, ...], organization: str) -> set[str]:
        at = {home for location in locations for home in self._sites.of_location(location)}
        return at or self._only_home(organization)

    def _only_home(self, organization: str) -> set[str]:
        found = self._sites.of_organization(organization)
        return set(found) if len(found) == 1 else set()

    def _at(self, home: str, department: Organization | Service) -> DepartmentDraft:
        slug = department_slug(department.fields)
        draft = self._departments[home].setdefault(slug, DepartmentDraft(department.name))
        if draft.name != department.name:
            rule = f"a name of its own: {slug} is already another department there"
            department.fields.refuse("name", rule, department.name)
        return draft
