"""Reads a FHIR R4 Bundle of Organization, Location, HealthcareService and PractitionerRole into resources."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.engines.fhir_fields import Fields, Refusals
from intake.engines.fhir_resources import (
    Location,
    Organization,
    Post,
    Service,
    is_active,
    last_parts,
    read_location,
    read_organization,
    read_post,
    read_service,
)

MAX_ENTRIES = 200_000

_READERS: Mapping[str, Callable[[str, Fields], object]] = {
    "Organization": read_organization,
    "Location": read_location,
    "HealthcareService": read_service,
    "PractitionerRole": read_post,
}


@dataclass
class Bundle:
    """The resources of a bundle by their keys, and how many were left aside, by type.

    ``keys`` has every resource of the bundle by each of its addresses: one that was left aside is not unknown.
    """

    organizations: dict[str, Organization] = field(default_factory=dict)
    locations: dict[str, Location] = field(default_factory=dict)
    services: dict[str, Service] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    left_aside: Counter[str] = field(default_factory=Counter)
    keys: dict[str, str] = field(default_factory=dict)

    def counts(self, address: str) -> bool:
        """Whether the resource at ``address`` was read, and not left aside."""
        key = self.keys.get(address, "")
        return key in self.organizations or key in self.locations or key in self.services

    def organization(self, address: str) -> Organization | None:
        """The organization at ``address``; none where it does not count."""
        return self.organizations.get(self.keys.get(address, ""))

    def location(self, address: str) -> Location | None:
        """The location at ``address``; none where it does not count."""
        return self.locations.get(self.keys.get(address, ""))

    def service(self, address: str) -> Service | None:
        """The healthcare service at ``address``; none where it does not count."""
        return self.services.get(self.keys.get(address, ""))


def read_bundle(document: Any, refusals: Refusals) -> Bundle:
    """The resources of ``document``; what is wrong goes to ``refusals``."""
    bundle = Bundle()
    if not isinstance(document, dict) or document.get("resourceType") != "Bundle":
        refusals.add("resourceType", "Bundle", document.get("resourceType") if isinstance(document, dict) else document)
        return bundle
    for place, entry in enumerate(Fields(document, "", refusals).each("entry")):
        resource = entry.inner("resource")
        if resource is None or place >= MAX_ENTRIES:
            refusals.add(f"entry[{place}].resource", f"a resource, in at most {MAX_ENTRIES} entries", None)
            if place >= MAX_ENTRIES:
                break
            continue
        kind, identifier, address = (
            resource.text("resourceType"),
            resource.text("id"),
            last_parts(entry.text("fullUrl")),
        )
        key = f"{kind}/{identifier}" if identifier else address or f"{kind} entry[{place}]"
        fields = Fields(resource.value, f"entry[{place}] {key}", refusals)
        if key in bundle.keys:
            fields.refuse("", "each resource once", key)
        bundle.keys |= {key: key, **({address: key} if address else {})}
        _take(bundle, kind, key, fields)
    return bundle


def _take(bundle: Bundle, kind: str, key: str, fields: Fields) -> None:
    reader = _READERS.get(kind)
    match reader(key, fields) if reader is not None and is_active(fields) else None:
        case Organization() as organization:
            bundle.organizations[key] = organization
        case Location() as location:
            bundle.locations[key] = location
        case Service() as service:
            bundle.services[key] = service
        case Post() as post:
            bundle.posts.append(post)
        case _:
            bundle.left_aside[kind or "a resource without a type"] += 1
