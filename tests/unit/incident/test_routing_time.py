"""A site of 30 maps with 20 steps each is followed within 5 ms, once it is indexed."""

import statistics
import time

from incident.domain.flow import Flow, FlowStep, Need
from incident.engines.downstream import downstream
from incident.engines.site_index import index_site
from tests.support.incident_samples import site_map

WORKFLOWS, STEPS, DEPARTMENTS = 30, 20, 20
MOST_MILLISECONDS = 5.0


def big_site() -> list[Flow]:
    """Each step goes on to the next, takes an item of the workflow before and gives two; every tenth hands over."""
    flows = []
    for workflow in range(WORKFLOWS):
        steps = [
            FlowStep(
                f"s{place}",
                f"Do {place}",
                f"role-{place % 7}",
                f"department-{(workflow + place // 7) % DEPARTMENTS}",
                needs=(Need(f"item-{(workflow - 1) % WORKFLOWS}-{place % 5}"), Need("patient.arrival")),
                gives=(f"item-{workflow}-{place % 5}", f"note-{place}"),
                next=(f"s{place + 1}",) if place + 1 < STEPS else (),
                hands_to=f"role-{(place + 3) % 7}" if place % 10 == 0 else None,
            )
            for place in range(STEPS)
        ]
        flows.append(site_map(f"workflow-{workflow}", f"department-{workflow % DEPARTMENTS}", *steps))
    return flows


def test_a_big_site_is_followed_in_time() -> None:
    flows = big_site()
    index = index_site(flows)
    took = []
    for flow in flows:
        started = time.process_time()
        routes = downstream(index, flow.key, "s0")
        took.append((time.process_time() - started) * 1000)
        assert len(routes) == DEPARTMENTS
    assert statistics.median(took) < MOST_MILLISECONDS
