"""Every department that depends on a failing step is found, by a shortest way, and none else."""

from collections.abc import Sequence
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident.domain.flow import Flow, FlowStep, Need
from incident.domain.route import Route
from incident.engines.downstream import LONGEST_PATH, downstream
from incident.engines.site_index import index_site
from tests.support.incident_samples import check_in, claim_edit, refill, rooming, site_map, step

Where = tuple[str, str]

DEPARTMENTS = ("billing", "imaging", "patient-access", "pharmacy", "primary-care")
ITEMS = ("coverage.plan", "encounter", "order")
MILESTONES = ("arrived", "encounter")  # a milestone may be called as an item is; it is another thing all the same
ROLES = ("biller", "front-desk", "nurse")
STEP_IDS = ("s1", "s2", "s3", "s4")
# A busy machine is no failure of what is tested.
STEADY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def leads_to(one: tuple[Flow, FlowStep], other: tuple[Flow, FlowStep]) -> set[str]:
    """By what, if anything, ``one`` leads to ``other``: the rule said pair by pair, with no index."""
    (flow, step), (other_flow, other_step) = one, other
    ways = set(step.gives) & {need.item for need in other_step.needs}
    ways |= set(step.marks) & {*other_step.after, *(need.by for need in other_step.needs)}
    if flow.key == other_flow.key:
        ways |= {"next step"} if other_step.step in step.next else set()
        ways |= {"branch"} if other_step.step in step.branches else set()
        ways |= {"exception"} if other_step.step in step.exceptions else set()
        ways |= {"hand-off"} if _takes_over(flow, step) == other_step.step else set()
    return ways


def _takes_over(flow: Flow, step: FlowStep) -> str | None:
    place = flow.steps.index(step)
    around = flow.steps[place + 1 :] + flow.steps[:place]
    return next((each.step for each in around if step.hands_to is not None and each.actor == step.hands_to), None)


def closure(flows: Sequence[Flow], start: Where) -> dict[Where, int]:
    """The number of steps to each step that depends on ``start``, by going over all pairs again and again."""
    steps = {(flow.key, each.step): (flow, each) for flow in flows for each in flow.steps}
    pairs = [(one, other) for one, other in product(steps, steps) if leads_to(steps[one], steps[other])]
    far = {start: 0}
    changed = True
    while changed:
        changed = False
        for one, other in pairs:
            if one in far and far.get(other, 10_000) > far[one] + 1:
                far[other] = far[one] + 1
                changed = True
    return far


def _some(words: Sequence[str], most: int = 1) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=most).map(tuple)


NEEDS = st.lists(st.builds(Need, st.sampled_from(ITEMS), st.sampled_from([None, *MILESTONES])), max_size=1).map(tuple)


def flow_steps(step_id: str) -> st.SearchStrategy[FlowStep]:
    return st.builds(
        FlowStep,
        st.just(step_id),
        st.just(f"Do {step_id}"),
        st.sampled_from(ROLES),
        st.sampled_from(DEPARTMENTS),
        after=_some(MILESTONES),
        needs=NEEDS,
        gives=_some(ITEMS),
        marks=_some(MILESTONES),
        next=_some([*STEP_IDS, "not-there"], 2),
        branches=_some(STEP_IDS),
        exceptions=_some(STEP_IDS),
        hands_to=st.sampled_from([None, None, *ROLES]),
    )


@st.composite
def sites(draw: st.DrawFn) -> list[Flow]:
    flows = []
    for number in range(draw(st.integers(1, 4))):
        ids = STEP_IDS[: draw(st.integers(1, len(STEP_IDS)))]
        steps = [draw(flow_steps(step_id)) for step_id in ids]
        flows.append(site_map(f"workflow-{number}", draw(st.sampled_from(DEPARTMENTS)), *steps))
    return flows


def routed(flows: Sequence[Flow], start: Where) -> tuple[Route, ...]:
    return downstream(index_site(flows), *start)


@STEADY
@given(sites(), st.data())
def test_the_departments_found_are_those_of_the_closure_each_by_a_shortest_way(
    flows: list[Flow], data: st.DataObject
) -> None:
    start = data.draw(st.sampled_from([(flow.key, each.step) for flow in flows for each in flow.steps]))
    steps = {(flow.key, each.step): (flow, each) for flow in flows for each in flow.steps}
    nearest: dict[str, int] = {}
    for where, distance in closure(flows, start).items():
        department = steps[where][1].department
        nearest[department] = min(distance, nearest.get(department, distance))
    routes = routed(flows, start)
    assert {route.department: len(route.path) - 1 for route in routes} == nearest
    for route in routes:
        hops = [(hop.map, hop.step) for hop in route.path]
        assert hops[0] == start
        assert route.path[-1].department == route.department
        for before, hop in zip(hops, route.path[1:], strict=False):
            assert hop.by in leads_to(steps[before], steps[hop.map, hop.step])


@STEADY
@given(sites(), st.data())
def test_the_order_in_which_flows_are_given_makes_no_difference(flows: list[Flow], data: st.DataObject) -> None:
    start = data.draw(st.sampled_from([(flow.key, each.step) for flow in flows for each in flow.steps]))
    assert routed(data.draw(st.permutations(flows)), start) == routed(flows, start)


def test_an_item_carries_it_into_other_departments_workflows() -> None:
    routes = routed([check_in(), rooming(), claim_edit(), refill()], ("oak-street/patient-access/check-in", "s1"))
    assert [(route.department, route.by, [hop.step for hop in route.path]) for route in routes] == [
        ("patient-access", None, ["s1"]),
        ("billing", "coverage.plan", ["s1", "c2"]),
        ("primary-care", "encounter", ["s1", "s2", "r1"]),
    ]


def test_a_milestone_carries_it() -> None:
    marks = FlowStep("s1", "Arrive", "front-desk", "patient-access", marks=("arrived",))
    after = FlowStep("r1", "Room", "nurse", "primary-care", after=("arrived",))
    by = FlowStep("c1", "Clear", "biller", "billing", needs=(Need("coverage.plan", "arrived"),))
    flows = [site_map("a", "patient-access", marks), site_map("b", "primary-care", after), site_map("c", "billing", by)]
    routes = routed(flows, ("oak-street/patient-access/a", "s1"))
    assert [(route.department, route.by) for route in routes[1:]] == [
        ("billing", "arrived"),
        ("primary-care", "arrived"),
    ]


def test_a_hand_over_goes_to_the_first_later_step_of_the_role() -> None:
    first = FlowStep("s1", "Start", "nurse", "primary-care")
    hands = FlowStep("s2", "Hand over", "front-desk", "patient-access", hands_to="nurse")
    later = FlowStep("s3", "Take over", "nurse", "imaging")
    (flow,) = flows = [site_map("a", "patient-access", first, hands, later)]
    assert [route.department for route in routed(flows, (flow.key, "s2"))] == ["patient-access", "imaging"]


def test_a_hand_over_with_no_later_step_goes_back_to_the_roles_first() -> None:
    first = FlowStep("s1", "Start", "nurse", "primary-care")
    hands = FlowStep("s2", "Hand over", "front-desk", "patient-access", hands_to="nurse")
    (flow,) = flows = [site_map("a", "patient-access", first, hands)]
    assert [(route.department, route.by) for route in routed(flows, (flow.key, "s2"))][1] == (
        "primary-care",
        "hand-off",
    )


def test_an_item_says_more_than_the_order_of_steps() -> None:
    flow = site_map(
        "a", "patient-access", step("s1", "patient-access", gives="x", then="s2"), step("s2", "billing", needs="x")
    )
    assert routed([flow], (flow.key, "s1"))[1].by == "x"


def test_a_very_long_way_keeps_its_start_and_its_end() -> None:
    count = LONGEST_PATH + 50
    steps = [step(f"s{n}", "patient-access", then=f"s{n + 1}") for n in range(count)]
    flow = site_map("a", "patient-access", *steps, step(f"s{count}", "billing"))
    path = routed([flow], (flow.key, "s0"))[1].path
    assert (len(path), path[0].step, path[-1].step) == (LONGEST_PATH, "s0", f"s{count}")
