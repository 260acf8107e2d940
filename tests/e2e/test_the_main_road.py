"""From a map to every department's view: the whole road over HTTP, as integrators walk it."""

import httpx

from tests.support.journey import BILLING, CLINICAL, DESIGNER, Journey
from tests.support.running_platform import Platform


async def test_five_signatures_make_lessons_and_proof_of_them_makes_the_site_ready(
    platform: Platform, client: httpx.AsyncClient
) -> None:
    journey = Journey(platform, client)
    await journey.register()
    opened = await journey.open_round()
    await journey.card("ambulatory-primary-care", CLINICAL, "awaiting-signature")
    await journey.card("professional-billing", BILLING, "awaiting-signature")
    await journey.sign_all(opened)
    await journey.no_card("professional-billing", BILLING, "awaiting-signature")
    await journey.learn()
    await journey.is_ready()


async def test_an_incident_reaches_the_department_downstream_and_costs_readiness_until_it_is_resolved(
    platform: Platform, client: httpx.AsyncClient
) -> None:
    journey = Journey(platform, client)
    await journey.register()
    await journey.sign_all(await journey.open_round())
    await journey.learn()
    await journey.is_ready()

    told = await journey.report()
    card = await journey.card("ambulatory-primary-care", CLINICAL, "incident")
    assert card["urgency"] == 3
    await journey.is_ready(expected=False)

    path = f"/api/incident/v1/incidents/{told['incident_id']}"
    clinical, desk = journey.by(CLINICAL), journey.by("marcus-lee")
    await clinical.tell(f"{path}/acknowledgements", {"department": "ambulatory-primary-care"}, key="acknowledge")
    measure = {"department": "patient-access", "measure": "Write it on paper.", "until": "2099-01-01T00:00:00Z"}
    await desk.tell(f"{path}/containments", measure, key="contain")
    await desk.tell(f"{path}/resolutions", {"department": "patient-access", "resolution": "Set right."}, key="resolve")
    await journey.no_card("ambulatory-primary-care", CLINICAL, "incident")
    await journey.is_ready()


async def test_an_edit_voids_the_signature_whose_interest_it_touches_and_keeps_the_others(
    platform: Platform, client: httpx.AsyncClient
) -> None:
    journey = Journey(platform, client)
    await journey.register()
    opened = await journey.open_round()
    for party in ("clinical", "revenue-cycle", "it", "compliance"):
        await journey.sign(opened, party)

    await journey.edit(system="phone")

    card = await journey.card("it-applications", "priya-natarajan", "voided-signature")
    assert "Open the visit" in card["because"]
    now = await journey.by(DESIGNER).ask(f"/api/alignment/v1/sign-off-rounds/{opened['round_id']}")
    states = {seat["party"]: seat["state"] for seat in now["seats"]}
    assert states["it"] == "voided"
    assert states["revenue-cycle"] == "granted"
    assert now["content_hash"] != opened["content_hash"]


async def test_a_command_sent_twice_is_done_once(platform: Platform, client: httpx.AsyncClient) -> None:
    journey = Journey(platform, client)
    await journey.register()
    first = await journey.report()
    assert await journey.report() == first
