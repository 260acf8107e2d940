"""A BPMN file becomes a map, and whatever the map has no place for is said with its line and its reason."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.formats import read_maps
from intake.engines.bpmn import BpmnMap, BpmnRefused, read_bpmn
from tests.support.bpmn_samples import CHECK_IN, HEAD


def _read(text: str) -> BpmnMap:
    found = read_bpmn(text.encode())
    where = {"site": "oak-street", "department": "patient-access", "workflow": "check-in"}
    whole = json.dumps({**found.document, **where}).encode()
    assert len(list(read_maps(whole, content_type="application/json"))) == 1
    return found


def _process(inside: str) -> str:
    return f'{HEAD}<process id="w" name="Desk">{inside}</process></definitions>'


def _flow(number: int, source: str, target: str) -> str:
    return f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"/>'


def test_work_actors_items_decisions_exceptions_and_hand_offs_are_carried():
    steps = {step["bpmn"]["id"]: step for step in _read(CHECK_IN).document["steps"]}
    assert [step["name"] for step in steps.values()] == [
        *("Scan the insurance card", "Verify benefits", "Payer answers", "Room the patient"),
    ]
    assert {step["actor"] for step in steps.values()} == {"Front desk", "Nurse"}
    assert steps["scan"]["gives"] == steps["verify"]["needs"] == ["insurance.card"]
    assert steps["scan"]["next"] == ["s2"]
    assert steps["verify"]["decision"] == {
        "question": "Is the plan active?",
        "branches": [{"when": "otherwise", "next": "s4"}, {"when": "not active", "next": "s3"}],
    }
    assert steps["wait"]["next"] == ["s4"]
    assert steps["room"]["next"] == []
    (case,) = steps["verify"]["exceptions"]
    assert (case["when"], case["next"]) == ("time passes", "s4")
    assert steps["verify"]["hands_to"] == {"role": "Payer", "by": "other:message"}
    assert steps["verify"]["bpmn"]["documentation"] == ["Online, else by phone"]


def test_what_the_map_has_no_place_for_is_said_with_its_line_and_reason():
    lost = {one.id or one.element: one for one in _read(CHECK_IN).left_aside}
    assert lost.keys() == {"documentation", "loop", "as", "f10"}
    assert "how" in lost["loop"].why or "once" in lost["loop"].why
    assert lost["f10"].line == CHECK_IN[: CHECK_IN.index('id="f10"')].count("\n") + 1
    kept = _read(CHECK_IN).document["bpmn"]
    assert kept == {
        "begins": ["Patient arrives"],
        "ends": ["In the room"],
        "pools": ["Clinic", "Payer"],
        "notes": ["Ask Lab"],
    }


def test_the_inner_steps_of_a_sub_process_stand_for_it():
    inner = '<startEvent id="is"/><task id="b" name="B"/><task id="c" name="C"/>'
    inner += _flow(1, "is", "b") + _flow(2, "b", "c")
    text = f'<task id="a" name="A"/><subProcess id="sub" name="S">{inner}</subProcess><task id="d" name="D"/>'
    text += _flow(3, "a", "sub") + _flow(4, "sub", "d")
    steps = {step["name"]: step for step in _read(_process(text)).document["steps"]}
    assert list(steps) == ["A", "B", "C", "D"]
    assert steps["A"]["next"] == [steps["B"]["id"]]
    assert steps["C"]["next"] == [steps["D"]["id"]]


def test_parallel_ways_go_on_at_once_and_loops_come_to_an_end():
    text = '<task id="a" name="A"/><parallelGateway id="p"/><task id="b" name="B"/><task id="c" name="C"/>'
    text += '<exclusiveGateway id="x"/><exclusiveGateway id="y"/>'
    text += _flow(1, "a", "p") + _flow(2, "p", "b") + _flow(3, "p", "c") + _flow(4, "b", "x") + _flow(5, "x", "y")
    text += _flow(6, "y", "x")
    steps = {step["name"]: step for step in _read(_process(text)).document["steps"]}
    assert steps["A"]["next"] == [steps["B"]["id"], steps["C"]["id"]]
    assert steps["B"]["next"] == []


def test_a_decision_that_no_step_makes_is_a_step():
    text = '<startEvent id="s"/><exclusiveGateway id="g" name="New?"/><task id="a" name="A"/><task id="b" name="B"/>'
    text += _flow(1, "s", "g") + _flow(2, "g", "a") + _flow(3, "g", "b")
    steps = _read(_process(text)).document["steps"]
    assert [step["name"] for step in steps] == ["New?", "A", "B"]
    assert [branch["when"] for branch in steps[0]["decision"]["branches"]] == ["A", "B"]


def test_prefixes_and_extensions_of_other_programs_do_no_harm():
    text = CHECK_IN.replace("<", "<bpmn2:").replace("<bpmn2:/", "</bpmn2:").replace("<bpmn2:?xml", "<?xml")
    text = text.replace("xmlns=", "xmlns:bpmn2=")
    text = text.replace(
        "</bpmn2:process>", '<bpmn2:extensionElements><v:x xmlns:v="urn:v"/></bpmn2:extensionElements></bpmn2:process>'
    )
    assert _read(text).document == _read(CHECK_IN).document
    assert "extensionElements" in {one.element for one in _read(text).left_aside}


def test_a_kind_of_element_that_nobody_knows_is_not_lost_in_silence():
    found = _read(_process('<task id="a" name="A"/><holoTask id="h"><inner id="i"/></holoTask>'))
    assert [(one.element, one.id) for one in found.left_aside] == [("holoTask", "h")]


def test_conditions_on_the_flows_of_a_task_are_a_decision():
    condition = "<conditionExpression>amount &gt; 0</conditionExpression></sequenceFlow>"
    text = '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
    text += _flow(1, "a", "b").replace("/>", f">{condition}") + _flow(2, "a", "c")
    step = _read(_process(text)).document["steps"][0]
    assert [branch["when"] for branch in step["decision"]["branches"]] == ["amount > 0", "C"]


def test_more_ways_than_a_decision_holds_are_said():
    text = '<task id="a" name="A"/><exclusiveGateway id="g"/>' + _flow(0, "a", "g")
    text += "".join(f'<task id="t{at}" name="T{at}"/>{_flow(at, "g", f"t{at}")}' for at in range(1, 61))
    found = _read(_process(text))
    assert len(found.document["steps"][0]["decision"]["branches"]) == 50
    assert [one.id for one in found.left_aside] == [f"f{at}" for at in range(51, 61)]


def test_a_second_way_out_of_an_exception_and_one_that_does_not_interrupt_are_kept():
    text = '<task id="a" name="A"/><task id="b" name="B"/><task id="c" name="C"/>'
    text += '<boundaryEvent id="e" attachedToRef="a" cancelActivity="false" name="late"/>'
    text += _flow(1, "e", "b") + _flow(2, "e", "c")
    (case,) = _read(_process(text)).document["steps"][0]["exceptions"]
    assert case == {"when": "late", "next": "s2", "bpmn": {"id": "e", "also": ["s3"], "interrupts": False}}


def test_attributes_of_another_program_are_said():
    (one,) = _read(_process('<task id="a" name="A" xmlns:v="urn:v" v:assignee="x"/>')).left_aside
    assert (one.id, one.why) == ("a", "attributes of another program: assignee")


def test_an_id_that_is_there_often_takes_no_long_time():
    found = _read(_process('<exclusiveGateway id="x"/>' * 4_000 + '<task id="x" name="A"/>'))
    assert [step["name"] for step in found.document["steps"]] == ["A"]


def test_a_long_way_of_gateways_is_gone_to_its_end():
    gateways = "".join(f'<exclusiveGateway id="g{at}"/>{_flow(at, f"g{at}", f"g{at + 1}")}' for at in range(4_000))
    ends = f'<task id="a" name="A"/><task id="g4000" name="B"/>{_flow(9_000, "a", "g0")}'
    steps = _read(_process(gateways + ends)).document["steps"]
    assert [step["next"] for step in steps] == [["s2"], []]


def test_a_link_goes_on_where_it_is_caught():
    link = '<linkEventDefinition name="on page 2"/>'
    text = f'<task id="a" name="A"/><intermediateThrowEvent id="t">{link}</intermediateThrowEvent>'
    text += f'<intermediateCatchEvent id="c">{link}</intermediateCatchEvent><task id="b" name="B"/>'
    text += _flow(1, "a", "t") + _flow(2, "c", "b")
    steps = _read(_process(text)).document["steps"]
    assert [(step["name"], step["next"]) for step in steps] == [("A", ["s2"]), ("B", [])]


def test_more_nodes_than_anybody_reads_are_refused():
    with pytest.raises(BpmnRefused, match="at most 5000"):
        _read(_process("<startEvent/>" * 6_000 + '<task id="x" name="A"/>'))


def test_much_data_takes_no_long_time():
    data = "".join(f'<dataObject id="d{at}" name="D{at}"/>' for at in range(20_000))
    assert len(_read(_process(f'<task id="a" name="A"/>{data}')).left_aside) == 20_000


BOMB = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "well-formed XML"),
        (b"<definitions", "well-formed XML"),
        (CHECK_IN.encode()[:-30], "well-formed XML"),
        (BOMB.encode(), "without a document type"),
        (OUTSIDE.encode(), "without a document type"),
        (b"<a/>", "the element definitions"),
        (HEAD.encode() + b"</definitions>", "at least one activity"),
        (b"\xff\xfe\x00\x01", "XML"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "XML"),
        (HEAD.encode() + b"<x/>" * 160_000 + b"</definitions>", "at most 150000 elements"),
        (HEAD.encode() + b"<x>" * 300 + b"</x>" * 300 + b"</definitions>", "XML"),
        (b"PK\x03\x04 a spreadsheet", "well-formed XML"),
    ],
)
def test_what_is_no_bpmn_is_refused_with_the_place_and_the_rule(content: bytes, rule: str):
    with pytest.raises(BpmnRefused) as refused:
        read_bpmn(content)
    assert rule in refused.value.rule or "levels" in refused.value.rule
    assert refused.value.place
    assert "root:" not in str(refused.value)


@given(st.integers(0, len(CHECK_IN) - 1), st.integers(0, 40), st.text(max_size=4))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, length: int, instead: str):
    damaged = CHECK_IN[:at] + instead + CHECK_IN[at + length :]
    try:
        found = read_bpmn(damaged.encode("utf-8", "surrogatepass"))
    except BpmnRefused:
        return
    assert found.document["steps"]
