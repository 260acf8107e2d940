"""Intake over HTTP, on a real database."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import yaml
from fastapi import FastAPI

from chassis.api.policies import undeclared_routes
from chassis.api.problems import unmapped
from intake.api.map_documents import LARGEST_BODY
from intake.api.problems import PROBLEMS
from intake.domain import errors
from tests.support.intake_api import IntakeClient, serving
from tests.support.intake_bundle import bundle
from tests.support.intake_samples import HEADER, REGISTRY_CSV, map_document, step
from tests.support.servers import Database

IMPORTS, MAPS, WORKAROUNDS = "/v1/registry-imports", "/v1/maps", "/v1/workarounds"
MAP = f"{MAPS}/oak-street/patient-access/check-in"
CATALOGUE = [
    {"workflow": "check-in", "name": "Check-in", "departments": ["patient-access"]},
    {"workflow": "rooming", "name": "Rooming", "departments": ["ambulatory-primary-care"]},
]
WORKAROUND = {
    "site": "oak-street",
    "department": "patient-access",
    "workflow": "check-in",
    "step": "s1",
    "kind": "out-of-system",
    "rationale": "memory-aid",
    "scope": "clinician",
    "narrative": "We keep the order of rooms on a sticky note.",
}


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        yield app


@pytest.fixture
def loader(app: FastAPI) -> IntakeClient:
    return IntakeClient(app, "loader")


@pytest.fixture
def mapper(app: FastAPI) -> IntakeClient:
    return IntakeClient(app, "mapper-1")


@pytest.fixture
def staff(app: FastAPI) -> IntakeClient:
    return IntakeClient(app, "staff-7")


@pytest.fixture
async def prepared(loader: IntakeClient) -> None:
    assert (await loader.send(IMPORTS, REGISTRY_CSV, "text/csv")).status_code == 201
    assert (await loader.post("/v1/workflow-catalogue", CATALOGUE)).status_code == 201


def places(problem: dict[str, Any]) -> list[str]:
    return [error["place"] for error in problem["errors"]]


def test_every_route_declares_who_may_use_it(app: FastAPI) -> None:
    assert undeclared_routes(app) == []


def test_every_expected_failure_has_a_status() -> None:
    assert unmapped(errors, PROBLEMS) == []


async def test_it_is_ready(staff: IntakeClient) -> None:
    assert (await staff.get("/readyz")).status_code == 200


async def test_it_describes_itself(staff: IntakeClient) -> None:
    described = (await staff.get("/openapi.json")).json()
    assert set(described["paths"][MAPS]["post"]["requestBody"]["content"]) >= {"application/json", "application/yaml"}


async def test_a_registry_in_csv_is_imported_once(loader: IntakeClient, staff: IntakeClient) -> None:
    first = await loader.send(IMPORTS, REGISTRY_CSV, "text/csv; charset=utf-8")
    assert first.status_code == 201
    again = (await loader.send(IMPORTS, REGISTRY_CSV, "text/csv")).json()
    assert {key: first.json()[key] for key in ("added", "changed", "unchanged")} == {
        "added": 3,
        "changed": 0,
        "unchanged": 0,
    }
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 3)
    answer = await staff.get("/v1/sites/oak-street")
    assert answer.headers["etag"] == '"1"'
    assert [one["department"] for one in answer.json()["departments"]] == ["laboratory", "patient-access"]


async def test_a_registry_in_fhir_is_imported_once(loader: IntakeClient, staff: IntakeClient) -> None:
    content = json.dumps(bundle())
    first = (await loader.send(IMPORTS, content, "application/fhir+json")).json()
    again = (await loader.send(IMPORTS, content, "application/fhir+json")).json()
    assert (first["added"], again["unchanged"], again["added"]) == (3, 3, 0)
    assert first["left_aside"] == {"Organization": 1, "Practitioner": 1}
    listed = (await staff.get("/v1/sites", limit=2)).json()
    rest = (await staff.get("/v1/sites", limit=2, after=listed["next"])).json()
    assert [one["site"] for one in listed["items"] + rest["items"]] == [
        "elm-street",
        "mercy-medical-center",
        "oak-street",
    ]
    departments = (await staff.get("/v1/departments")).json()["items"]
    assert [(one["department"], one["sites"], one["headcount"]) for one in departments] == [
        ("laboratory", 1, 9),
        ("patient-access", 2, 3),
    ]


async def test_a_wrong_row_is_named_and_nothing_is_imported(loader: IntakeClient) -> None:
    rows = f"{REGISTRY_CSV}ash,Ash,clinic,,,lab,Laboratory,rn,day,many\n"
    answer = await loader.send(f"{IMPORTS}?file=clinics.csv", rows, "text/csv")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["errors"] == [
        {
            "place": "clinics.csv, row 7, headcount",
            "rule": "a whole number from 0 to 100000",
            "found": '"many"',
        }
    ]
    assert (await loader.get("/v1/sites")).json()["items"] == []


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        ("{}", "application/fhir+json", 422),
        ("{", "application/fhir+json", 422),
        ("a,b", "text/csv", 422),
        (b"site,site_name\noak,Oak\xff\n", "text/csv", 422),
        ("x", "text/plain", 415),
    ],
)
async def test_what_is_no_registry_is_refused(
    loader: IntakeClient, content: str | bytes, media_type: str, status: int
) -> None:
    assert (await loader.send(IMPORTS, content, media_type)).status_code == status


async def test_a_catalogue_is_kept_and_listed(loader: IntakeClient, staff: IntakeClient) -> None:
    first = (await loader.post("/v1/workflow-catalogue", CATALOGUE)).json()
    again = (await loader.post("/v1/workflow-catalogue", CATALOGUE)).json()
    assert [one["outcome"] for one in first["items"] + again["items"]] == ["catalogued"] * 2 + ["unchanged"] * 2
    listed = (await staff.get("/v1/workflows")).json()["items"]
    assert [one["workflow"] for one in listed] == ["check-in", "rooming"]


@pytest.mark.parametrize(
    "change", [{"workflow": "Check in"}, {"name": " "}, {"departments": []}, {"name": "MRN 4471902"}, {"more": 1}]
)
async def test_an_entry_that_cannot_be_is_refused(loader: IntakeClient, change: dict[str, Any]) -> None:
    assert (await loader.post("/v1/workflow-catalogue", [CATALOGUE[0] | change])).status_code == 422


async def test_one_workflow_twice_is_refused(loader: IntakeClient) -> None:
    answer = await loader.post("/v1/workflow-catalogue", [CATALOGUE[0], CATALOGUE[0]])
    assert (answer.status_code, places(answer.json())) == (422, ["body[1].workflow"])


@pytest.mark.usefixtures("prepared")
class TestMaps:
    async def test_the_same_map_in_json_and_yaml_is_one_version(self, mapper: IntakeClient) -> None:
        document = map_document(note="kept", size={"b": 1.5, "a": None})
        first = (await mapper.post(MAPS, document)).json()["items"][0]
        written = yaml.safe_dump(document, sort_keys=True)
        again = (await mapper.send(MAPS, written, "application/yaml")).json()["items"][0]
        assert (first["outcome"], first["version"]) == ("recorded", 1)
        assert again == first | {"outcome": "unchanged"}
        answer = await mapper.get(MAP)
        assert answer.headers["etag"] == '"1"'
        assert answer.json()["map"] == document
        assert answer.json()["evidence"] == {"observed": 1, "interviewed": 0, "logged": 0, "assumed": 1}

    async def test_every_version_can_be_read(self, mapper: IntakeClient) -> None:
        await mapper.post(MAPS, map_document())
        await mapper.post(MAPS, map_document(step()))
        first, newest = await mapper.get(MAP, version=1), await mapper.get(MAP)
        assert (first.headers["etag"], newest.headers["etag"]) == ('"1"', '"2"')
        assert len(first.json()["map"]["steps"]) == 2
        assert (await mapper.get(MAP, version=3)).status_code == 404

    async def test_a_broken_file_is_refused_with_line_field_found_and_expected(self, mapper: IntakeClient) -> None:
        written = yaml.safe_dump(
            [map_document(), map_document(step(evidence="seen"), site="elm-street")], sort_keys=False
        )
        answer = await mapper.send(MAPS, written, "application/yaml")
        line = written.splitlines().index("    evidence: seen") + 1
        assert answer.status_code == 422
        assert answer.json()["errors"] == [
            {
                "place": f"line {line}, [1].steps[0].evidence",
                "rule": "observed, interviewed, logged or assumed",
                "found": '"seen"',
            }
        ]
        assert (await mapper.get(MAPS)).json()["items"] == []

    async def test_json_that_is_none_is_refused_with_its_line(self, mapper: IntakeClient) -> None:
        answer = await mapper.send(MAPS, '{"format": "plumbline.map/1",\n "site": }', "application/json")
        assert (answer.status_code, places(answer.json())) == (422, ["line 2, the document"])

    @pytest.mark.parametrize("place", ["name", "legend"])
    async def test_what_identifies_somebody_is_refused_with_its_place_and_not_repeated(
        self, mapper: IntakeClient, place: str
    ) -> None:
        answer = await mapper.post(MAPS, map_document(step() | {place: "Ask MRN 4471902 to wait"}))
        assert answer.status_code == 422
        assert places(answer.json()) == [f"oak-street/patient-access/check-in.steps[0].{place}"]
        assert "4471902" not in answer.text
        assert (await mapper.get(MAPS)).json()["items"] == []

    async def test_a_wrong_value_that_identifies_somebody_is_not_repeated(self, mapper: IntakeClient) -> None:
        answer = await mapper.post(MAPS, map_document(step(evidence="MRN 4471902")))
        assert (answer.status_code, "4471902" in answer.text) == (422, False)

    async def test_a_map_of_an_unknown_site_is_refused(self, mapper: IntakeClient) -> None:
        answer = await mapper.post(MAPS, [map_document(), map_document(site="nowhere")])
        assert (answer.status_code, places(answer.json())) == (422, ["nowhere/patient-access/check-in, site"])
        assert (await mapper.get(MAPS)).json()["items"] == []

    async def test_two_hundred_maps_are_taken_and_one_more_is_not(
        self, loader: IntakeClient, mapper: IntakeClient
    ) -> None:
        rows = "".join(f"c{n},Clinic {n},,,,patient-access,Patient Access,,,\n" for n in range(201))
        await loader.send(IMPORTS, f"{HEADER}\n{rows}", "text/csv")
        maps = [map_document(site=f"c{n}") for n in range(201)]
        assert (await mapper.post(MAPS, maps)).status_code == 422
        answer = await mapper.post(MAPS, maps[:200])
        assert (answer.status_code, len(answer.json()["items"])) == (201, 200)

    async def test_maps_are_listed_by_cell_page_by_page(self, mapper: IntakeClient) -> None:
        sites = ("oak-street", "elm-street")
        await mapper.post(MAPS, [map_document(site=site) for site in sites])
        first = (await mapper.get(MAPS, limit=1)).json()
        rest = (await mapper.get(MAPS, limit=1, after=first["next"])).json()
        assert [one["site"] for one in first["items"] + rest["items"]] == ["elm-street", "oak-street"]
        assert rest["next"] is None
        assert [one["site"] for one in (await mapper.get(MAPS, site="oak-street")).json()["items"]] == ["oak-street"]

    async def test_a_body_beyond_the_bound_is_refused(self, mapper: IntakeClient) -> None:
        answer = await mapper.send(MAPS, b" " * (LARGEST_BODY + 1), "application/json")
        assert answer.status_code == 413

    @pytest.mark.parametrize(
        ("subject", "site", "status"),
        [
            ("mapper-1", "elm-street", 201),
            ("manager-1", "oak-street", 201),
            ("manager-1", "elm-street", 403),
            ("staff-7", "oak-street", 403),
            ("nobody", "oak-street", 401),
        ],
    )
    async def test_who_may_record(self, app: FastAPI, subject: str, site: str, status: int) -> None:
        answer = await IntakeClient(app, subject).post(MAPS, map_document(site=site))
        assert answer.status_code == status

    async def test_the_same_command_again_gives_the_same_answer(self, mapper: IntakeClient) -> None:
        first = await mapper.post(MAPS, map_document(), key="once")
        again = await mapper.post(MAPS, map_document(), key="once")
        assert (again.headers["idempotency-replayed"], again.content) == ("true", first.content)
        other = await mapper.post(MAPS, map_document(step()), key="once")
        assert other.status_code == 422

    @pytest.mark.parametrize("address", [f"{MAPS}/a/b/c", f"{MAPS}/oak-street/patient-access/check-in?version=9"])
    async def test_no_such_map_is_a_problem(self, staff: IntakeClient, address: str) -> None:
        answer = await staff.get(address)
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:plumbline:problem:map-not-found")

    async def test_a_name_that_no_map_can_have_is_refused(self, staff: IntakeClient) -> None:
        assert (await staff.get(f"{MAPS}/A/b/c")).status_code == 422
        assert (await staff.get(f"{MAPS}/a%00/b/c")).status_code == 400


class TestWorkarounds:
    @pytest.fixture(autouse=True)
    async def mapped(self, prepared: None, mapper: IntakeClient) -> None:
        assert (await mapper.post(MAPS, map_document())).status_code == 201

    async def test_a_workaround_is_told_and_read_by_its_department(self, app: FastAPI, staff: IntakeClient) -> None:
        answer = await staff.post(WORKAROUNDS, WORKAROUND)
        assert answer.status_code == 201
        (shown,) = (await staff.get(WORKAROUNDS)).json()["items"]
        assert (shown["workaround_id"], shown["narrative"]) == (answer.json()["workaround_id"], WORKAROUND["narrative"])
        assert "staff-7" not in json.dumps(shown)
        assert (await IntakeClient(app, "staff-8").get(WORKAROUNDS)).json()["items"] == []
        assert len((await IntakeClient(app, "mapper-1").get(WORKAROUNDS, site="oak-street")).json()["items"]) == 1

    async def test_a_narrative_that_identifies_somebody_is_refused_and_not_repeated(self, staff: IntakeClient) -> None:
        answer = await staff.post(WORKAROUNDS, WORKAROUND | {"narrative": "I text 555-234-5678"})
        assert (answer.status_code, places(answer.json())) == (422, ["narrative"])
        assert "5678" not in answer.text
        assert (await staff.get(WORKAROUNDS)).json()["items"] == []

    @pytest.mark.parametrize(
        "change",
        [
            {"kind": "odd"},
            {"rationale": None},
            {"narrative": " "},
            {"narrative": "x" * 4001},
            {"step": "s9"},
            {"who": "x"},
        ],
    )
    async def test_a_workaround_that_cannot_be_is_refused(self, staff: IntakeClient, change: dict[str, Any]) -> None:
        assert (await staff.post(WORKAROUNDS, WORKAROUND | change)).status_code == 422


@pytest.mark.parametrize(
    ("subject", "path", "body", "status"),
    [
        ("mapper-1", "/v1/workflow-catalogue", CATALOGUE, 403),
        ("staff-7", "/v1/workflow-catalogue", CATALOGUE, 403),
        ("staff-7", IMPORTS, bundle(), 403),
        ("mapper-1", IMPORTS, bundle(), 403),
        ("loader", IMPORTS, bundle(), 201),
    ],
)
async def test_who_may_load(app: FastAPI, subject: str, path: str, body: Any, status: int) -> None:
    assert (await IntakeClient(app, subject).post(path, body)).status_code == status


async def test_no_such_site_is_a_problem(staff: IntakeClient) -> None:
    answer = await staff.get("/v1/sites/nowhere")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:plumbline:problem:site-not-found")
