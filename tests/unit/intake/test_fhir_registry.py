"""A registry in a FHIR R4 Bundle."""

from typing import Any

import pytest

from intake.domain.errors import RegistryRefused
from intake.domain.places import Place
from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind
from intake.engines.fhir_registry import read_fhir
from tests.support.intake_bundle import bundle, bundle_of, location, organization, post, reference, resources


def read(resources: list[dict[str, Any]]) -> dict[str, SiteDescription]:
    return {site.site: site for site in read_fhir(bundle_of(resources), "r.json").sites}


def refused(document: Any) -> list[Place]:
    with pytest.raises(RegistryRefused) as error:
        read_fhir(document, "r.json")
    return list(error.value.places)


def test_resources_become_sites() -> None:
    elm, mercy, oak = read_fhir(bundle(), "r.json").sites
    front_desk = (StaffGroup("front-desk", "day", 2), StaffGroup("front-desk", "evening", 1))
    access = SiteDepartment("patient-access", "Patient Access", front_desk)
    assert oak == SiteDescription("oak-street", "Oak Street", SiteKind.CLINIC, "wave-1", "America/Chicago", (access,))
    assert elm == SiteDescription(
        "elm-street", "Elm Street", SiteKind.CLINIC, departments=(SiteDepartment("patient-access", "Patient Access"),)
    )
    laboratory = SiteDepartment("laboratory", "Laboratory", (StaffGroup("lab-tech", "night", 9),))
    assert mercy == SiteDescription(
        "mercy-medical-center", "Mercy Medical Center", SiteKind.HOSPITAL, departments=(laboratory,)
    )


def test_what_is_no_part_of_a_registry_is_counted_and_left_aside() -> None:
    assert read_fhir(bundle(), "r.json").left_aside == {"Organization": 1, "Practitioner": 1}


def test_what_is_not_active_does_not_count() -> None:
    changed = resources()
    changed["p1"]["active"] = False
    changed["mercy"]["status"] = "inactive"
    changed["mercy-lab"]["active"] = changed["p4"]["active"] = False
    sites = read(list(changed.values()))
    assert sorted(sites) == ["elm-street", "oak-street"]
    assert sites["oak-street"].departments[0].staff[0].headcount == 1


@pytest.mark.parametrize(("key", "change"), [("oak-access", {"active": False}), ("oak-desk", {"status": "suspended"})])
def test_a_post_of_what_does_not_count_is_left_aside(key: str, change: dict[str, Any]) -> None:
    changed = resources()
    changed[key] |= change
    read = read_fhir(bundle_of(list(changed.values())), "r.json")
    assert read.left_aside["PractitionerRole of what does not count"] == {"oak-access": 3, "oak-desk": 1}[key]


def test_the_order_of_entries_does_not_matter() -> None:
    assert read(list(resources().values())[::-1]) == read(list(resources().values()))


def test_references_by_urn_are_followed() -> None:
    house = {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Location", "name": "Oak Street"}}
    access = {
        "fullUrl": "urn:uuid:2",
        "resource": {
            "resourceType": "Organization",
            "name": "Patient Access",
            "type": [{"coding": [{"code": "dept"}]}],
        },
    }
    worker = post("p", "RN", organization=reference("urn:uuid:2"), location=[reference("urn:uuid:1")])
    del worker["id"]
    document = {"resourceType": "Bundle", "entry": [house, access, {"fullUrl": "urn:uuid:3", "resource": worker}]}
    (site,) = read_fhir(document, "r.json").sites
    assert site.departments[0].staff == (StaffGroup("rn", "day", 1),)


def test_a_department_of_a_system_is_where_its_posts_are() -> None:
    found = read(
        [
            organization("s", "Lakeside", "prov"),
            organization("d", "Imaging", "dept", "s"),
            location("a", "Ash", managingOrganization=reference("Organization/s")),
            location("b", "Birch", managingOrganization=reference("Organization/s")),
            post("p", "Radiology tech", organization=reference("Organization/d"), location=[reference("Location/b")]),
        ]
    )
    assert {slug: [one.department for one in site.departments] for slug, site in found.items()} == {
        "ash": [],
        "birch": ["imaging"],
    }


def test_parts_that_go_round_in_a_circle_end() -> None:
    one = organization("a", "A", "dept", "b")
    other = organization("b", "B", "dept", "a")
    rooms = [location("x", "X", partOf=reference("Location/y")), location("y", "Y", partOf=reference("Location/x"))]
    worker = post("p", "RN", organization=reference("Organization/a"), location=[reference("Location/x")])
    assert list(read([one, other, *rooms, location("site", "Site")])) == ["site"]
    (place,) = refused(bundle_of([one, other, *rooms, worker, location("site", "Site")]))
    assert place.place == "r.json, entry[4] PractitionerRole/p, location"


@pytest.mark.parametrize(("name", "kind"), [("Mercy Hospital", "hospital"), ("Mercy", "clinic")])
def test_a_site_without_a_type_is_what_its_name_says(name: str, kind: str) -> None:
    (site,) = read([location("m", name)]).values()
    assert site.kind == kind


@pytest.mark.parametrize(
    ("key", "change", "where", "field"),
    [
        ("p1", {"code": []}, "entry[10] PractitionerRole/p1", "code"),
        ("p1", {"organization": reference("Organization/none")}, "entry[10] PractitionerRole/p1", "organization"),
        ("p2", {"organization": reference("Organization/system")}, "entry[11] PractitionerRole/p2", "organization"),
        ("p1", {"location": [reference("Location/none")]}, "entry[10] PractitionerRole/p1", "location"),
        ("p1", {"location": {}}, "entry[10] PractitionerRole/p1", "location"),
        ("p1", {"active": "yes"}, "entry[10] PractitionerRole/p1", "active"),
        ("p4", {"healthcareService": ["x"]}, "entry[13] PractitionerRole/p4", "healthcareService[0]"),
        ("oak-house", {"name": 4}, "entry[6] Location/oak-house", "name"),
        ("oak-house", {"name": "\n"}, "entry[6] Location/oak-house", "name"),
        ("oak-house", {"partOf": "x"}, "entry[6] Location/oak-house", "partOf"),
        ("mercy", {"name": "Elm Street"}, "entry[3] Organization/elm", "name"),
        (
            "oak",
            {"identifier": [{"system": "urn:plumbline:site", "value": "Oak"}]},
            "entry[1] Organization/oak",
            "identifier",
        ),
        (
            "oak-house",
            {"extension": [{"url": "urn:plumbline:wave", "valueCode": "W 1"}]},
            "entry[6] Location/oak-house",
            "ext",
        ),
        (
            "p4",
            {"extension": [{"url": "urn:plumbline:headcount", "valueInteger": -1}]},
            "entry[13] PractitionerRole/p4",
            "ext",
        ),
    ],
)
def test_a_field_that_cannot_be_is_named_by_file_entry_and_path(
    key: str, change: dict[str, Any], where: str, field: str
) -> None:
    changed = resources()
    changed[key] |= change
    places = refused(bundle_of(list(changed.values())))
    assert any(place.place.startswith(f"r.json, {where}, {field}") for place in places), places
    assert all(place.rule for place in places)


def test_one_name_for_two_departments_of_a_site_is_refused() -> None:
    changed = resources()
    changed["other"] = organization("other", "PATIENT ACCESS", "dept", "oak")
    (place,) = refused(bundle_of(list(changed.values())))
    assert "patient-access is already another department there" in place.rule


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"resourceType": "Patient"},
        {"resourceType": "Bundle"},
        {"resourceType": "Bundle", "entry": {}},
        {"resourceType": "Bundle", "entry": [1, {"resource": 2}, {}]},
        bundle_of([location("a", "A"), location("a", "A")]),
        bundle_of([organization("p", "Payer", "ins")]),
    ],
)
def test_what_is_no_registry_is_refused(document: Any) -> None:
    assert refused(document)


def test_a_resource_of_a_kind_that_is_not_known_may_hold_anything() -> None:
    odd: dict[str, Any] = {"resourceType": "Endpoint", "id": "e", "status": 3, "active": []}
    assert read([location("a", "Ash"), odd])
