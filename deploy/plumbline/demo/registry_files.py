"""The registry as files that a health system would have: a FHIR R4 bundle of its hospitals, a CSV of its clinics."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from plumbline.demo.organisation import DEPARTMENTS, Site

OURS = "urn:plumbline:"
COLUMNS = (
    "site", "site_name", "kind", "wave", "time_zone", "department", "department_name", "role", "shift", "headcount",
)  # fmt: skip
TIME_ZONE = "America/New_York"


def registry_csv(sites: Iterable[Site]) -> bytes:
    """One line for each group of staff."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for site in sites:
        for department, groups in site.departments.items():
            for group in groups:
                place = (site.slug, site.name, site.kind, site.wave, TIME_ZONE, department, DEPARTMENTS[department])
                writer.writerow((*place, group.role, group.shift, group.headcount))
    return text.getvalue().encode()


def registry_bundle(sites: Iterable[Site]) -> bytes:
    """A collection of Location, Organization and PractitionerRole. No person is in it."""
    entries = [{"resource": resource} for site in sites for resource in _resources(site)]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def _resources(site: Site) -> Iterator[dict[str, Any]]:
    yield {
        "resourceType": "Organization",
        "id": site.slug,
        "active": True,
        "type": [_concept("http://terminology.hl7.org/CodeSystem/organization-type", "prov")],
        "name": site.name,
    }
    yield {
        "resourceType": "Location",
        "id": site.slug,
        "status": "active",
        "identifier": [{"system": f"{OURS}site", "value": site.slug}],
        "name": site.name,
        "type": [_concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "HOSP")],
        "physicalType": _concept("http://terminology.hl7.org/CodeSystem/location-physical-type", "si"),
        "managingOrganization": {"reference": f"Organization/{site.slug}"},
        "extension": [
            {"url": f"{OURS}wave", "valueString": site.wave},
            {"url": "http://hl7.org/fhir/StructureDefinition/timezone", "valueCode": TIME_ZONE},
        ],
    }
    for department, groups in site.departments.items():
        yield _department(site, department)
        for number, group in enumerate(groups):
            yield {
                "resourceType": "PractitionerRole",
                "id": f"{site.slug}-{department}-{number}",
                "active": True,
                "organization": {"reference": f"Organization/{site.slug}-{department}"},
                "location": [{"reference": f"Location/{site.slug}"}],
                "code": [_concept(f"{OURS}role", group.role)],
                "extension": [
                    {"url": f"{OURS}shift", "valueString": group.shift},
                    {"url": f"{OURS}headcount", "valueInteger": group.headcount},
                ],
            }


def _department(site: Site, department: str) -> dict[str, Any]:
    return {
        "resourceType": "Organization",
        "id": f"{site.slug}-{department}",
        "active": True,
        "identifier": [{"system": f"{OURS}department", "value": department}],
        "type": [_concept("http://terminology.hl7.org/CodeSystem/organization-type", "dept")],
        "name": DEPARTMENTS[department],
        "partOf": {"reference": f"Organization/{site.slug}"},
    }


def _concept(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}
