"""A FHIR R4 Bundle of a small health system, to be varied by a test."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

TYPE = "http://terminology.hl7.org/CodeSystem/organization-type"


def reference(address: str) -> dict[str, str]:
    return {"reference": address}


def organization(key: str, name: str, kind: str, part_of: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"resourceType": "Organization", "id": key, "active": True, "name": name}
    made["type"] = [{"coding": [{"system": TYPE, "code": kind}]}]
    return made | ({"partOf": reference(f"Organization/{part_of}")} if part_of else {})


def location(key: str, name: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": "Location", "id": key, "status": "active", "name": name} | more


def post(key: str, role: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": "PractitionerRole", "id": key, "active": True, "code": [{"text": role}]} | more


def bundle_of(resources: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A bundle with each resource as an entry, under its address on a server."""
    entries = [
        {"fullUrl": f"https://fhir.example/r4/{one['resourceType']}/{one['id']}", "resource": one} for one in resources
    ]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


_RESOURCES: tuple[dict[str, Any], ...] = (
    organization("system", "Lakeside Health", "prov"),
    organization("oak", "Oak Street Clinic", "prov", "system")
    | {"identifier": [{"system": "urn:plumbline:site", "value": "oak-street"}]},
    organization("oak-access", "Patient Access", "dept", "oak"),
    organization("elm", "Elm Street", "prov", "system"),
    organization("elm-access", "Patient Access", "dept", "elm"),
    organization("payer", "Big Insurance", "ins"),
    location(
        "oak-house",
        "Oak Street",
        managingOrganization=reference("Organization/oak"),
        extension=[
            {"url": "http://hl7.org/fhir/StructureDefinition/timezone", "valueCode": "America/Chicago"},
            {"url": "urn:plumbline:wave", "valueCode": "wave-1"},
        ],
    ),
    location("oak-desk", "Front desk", partOf=reference("Location/oak-house")),
    location(
        "mercy",
        "Mercy Medical Center",
        type=[{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "HOSP"}]}],
        managingOrganization=reference("Organization/system"),
    ),
    {
        "resourceType": "HealthcareService",
        "id": "mercy-lab",
        "active": True,
        "name": "Laboratory",
        "providedBy": reference("Organization/system"),
        "location": [reference("Location/mercy")],
    },
    post(
        "p1",
        "Front Desk",
        organization=reference("Organization/oak-access"),
        location=[reference("https://fhir.example/r4/Location/oak-desk")],
    ),
    post("p2", "front desk", organization=reference("Organization/oak-access")),
    post(
        "p3",
        "",
        organization=reference("Organization/oak-access"),
        code=[{"coding": [{"system": "http://snomed.info/sct", "code": "224608005", "display": "Front Desk"}]}],
        availableTime=[{"availableStartTime": "13:00:00"}],
    ),
    post(
        "p4",
        "Lab tech",
        healthcareService=[reference("HealthcareService/mercy-lab")],
        extension=[
            {"url": "urn:plumbline:headcount", "valuePositiveInt": 9},
            {"url": "urn:plumbline:shift", "valueCode": "night"},
        ],
    ),
    {"resourceType": "Practitioner", "id": "someone", "name": [{"family": "Nobody"}]},
)


def resources() -> dict[str, dict[str, Any]]:
    """The resources of the bundle by id; change them as you like."""
    return {one["id"]: one for one in deepcopy(list(_RESOURCES))}


def bundle() -> dict[str, Any]:
    """The bundle."""
    return bundle_of(list(resources().values()))
