"""Documents of the exchange formats for hypothesis: valid maps, written in any way that means the same."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

Document = dict[str, Any]

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
"""For tests on whole documents: a busy machine is no finding."""

words = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)
wording = words.filter(lambda text: text.strip() != "" and not any(character in text for character in "\x7f\x85"))
roles = st.sampled_from(["front-desk", "Front Desk", "Medical Assistant", "RN", "Arzt/Ärztin"])
items = st.sampled_from(["patient.arrival", "coverage.plan", "encounter", "order_set.x-1"])
numbers = st.integers(0, 1000) | st.floats(0, 1000).map(lambda number: round(number, 3))
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
unknown = st.sampled_from(
    [
        *({}, {}, {}),  # most parts have none
        {"note": "no"},
        {"x-ray": None, "a.b": 1.5},
        {"Ünbekannt": [True, -0.0, {"zip": "007"}]},
        {"\U0001f642": {"b": "2026-05-01", "a": []}, "\ue000": 10**15},
    ]
)


def _sometimes(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Document]:
    return st.fixed_dictionaries({}, optional={name: st.none() | field for name, field in fields.items()})


def _with_unknown(strategy: st.SearchStrategy[Document]) -> st.SearchStrategy[Document]:
    return st.builds(lambda known, more: {**more, **known}, strategy, unknown)


evidence = st.sampled_from(["observed", "interviewed", "logged", "assumed"])
minutes = st.lists(numbers, min_size=3, max_size=3).map(sorted)
needs = items | _with_unknown(
    st.builds(
        lambda item, more: {"item": item, **more},
        items,
        _sometimes(values=st.just("loinc"), by=items, required=st.booleans()),
    )
)
gives = items | _with_unknown(
    st.builds(lambda item, more: {"item": item, **more}, items, _sometimes(values=st.just("lb")))
)


def _ways(ids: list[str]) -> st.SearchStrategy[list[Document]]:
    way = st.builds(lambda when, more: {"when": when, **more}, wording, _sometimes(next=st.sampled_from(ids)))
    return st.lists(_with_unknown(way), min_size=1, max_size=2)


@st.composite
def steps(draw: st.DrawFn) -> list[Document]:
    """One to three steps that point at each other."""
    ids = draw(st.lists(st.sampled_from(["s1", "s2", "A.3", "4"]), min_size=1, max_size=3, unique=True))
    optional = _sometimes(
        department=st.just("laboratory"),
        after=st.lists(items, max_size=2),
        needs=st.lists(needs, max_size=2),
        gives=st.lists(gives, max_size=2),
        marks=st.lists(items, max_size=1),
        system=st.sampled_from(["ehr", "paper", "other:card reader (blue)"]),
        minutes=minutes,
        waits_minutes=numbers,
        evidence=evidence,
        decision=st.builds(
            lambda question, branches: {"question": question, "branches": branches}, wording, _ways(ids)
        ),
        next=st.lists(st.sampled_from(ids), max_size=2),
        hands_to=st.builds(
            lambda role, more: {"role": role, **more}, roles, _sometimes(by=st.sampled_from(["voice", "none"]))
        ),
        exceptions=_ways(ids),
    )
    return [
        draw(
            _with_unknown(
                st.builds(
                    lambda name, actor, more, step=step: {"id": step, "name": name, "actor": actor, **more},
                    wording,
                    roles,
                    optional,
                )
            )
        )
        for step in ids
    ]


def _head(name: str) -> Document:
    return {"format": name, "department": "patient-access", "workflow": "check-in"}


_free = st.dictionaries(st.sampled_from(["legend", "x y"]), plain, max_size=1)

maps: st.SearchStrategy[Document] = _with_unknown(
    st.builds(
        lambda made, more, free: {**_head("plumbline.map/1"), "site": "oak-street", "steps": made, **more, **free},
        steps(),
        _sometimes(
            starts_with=st.lists(items, max_size=2),
            ends_with=st.lists(items, max_size=2),
            told_by=st.lists(
                st.builds(lambda role, more: {"role": role, **more}, roles, _sometimes(shift=roles, evidence=evidence)),
                max_size=2,
            ),
        ),
        _free,
    )
)
standards: st.SearchStrategy[Document] = _with_unknown(
    st.builds(
        lambda made, more: {**_head("plumbline.standard/1"), "steps": made, **more},
        steps(),
        _sometimes(version=st.integers(1, 9) | st.just("2026-05 draft"), covers=st.lists(st.just("elm"), max_size=1)),
    )
)


@st.composite
def shuffled(draw: st.DrawFn, value: Any) -> Any:
    """``value`` with the fields of every object in another order."""
    if isinstance(value, list):
        return [draw(shuffled(inner)) for inner in value]
    if isinstance(value, dict):
        return {key: draw(shuffled(value[key])) for key in draw(st.permutations(list(value)))}
    return value
