"""Files that want more than they may have are refused, in bounded time and memory."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from contracts.formats import read_maps
from contracts.formats.yaml_anchors import MAX_REPEATED
from tests.support.format_refusals import SMALL, only, refused
from tests.support.intake_samples import map_document


@pytest.mark.parametrize("count", [20, 100_000])
def test_small_files_with_aliases_do_not_grow_without_bound(count: int) -> None:
    doubling = "\n".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]" for n in range(1, count))
    started = time.process_time()
    (place,) = refused(f"a0: &a0 [x]\n{doubling}\n")
    assert "the alias a" in place.found
    assert time.process_time() - started < 5


def test_one_value_may_not_be_repeated_without_bound() -> None:
    ones = ",".join("1" * 1000)
    few, many = (f"a: &a [{ones}]\nb: [{','.join(['*a'] * count)}]\n" for count in (2, 250))
    assert only(few)[1] == "format"
    assert only(many) == (2, "the document", "the alias a", f"aliases of at most {MAX_REPEATED} values in all")


def test_what_is_kept_under_anchors_is_bounded() -> None:
    ones = ",".join("1" * 110_000)
    assert only(f"a: &a [{ones}]\nb: *a\n")[1] == "format"
    found = only(f"a: &a [&b [{ones}]]\nb: *b\n")
    assert found == (2, "the document", "the alias b", "an alias of a value before it that is not too large")


def nested(levels: int) -> Any:
    """A map with an unknown field that makes it ``levels`` deep."""
    value: Any = "x"
    for _ in range(levels - 1):
        value = [value]
    return map_document(note=value)


@pytest.mark.parametrize("write", [json.dumps, yaml.safe_dump], ids=["json", "yaml"])
def test_unknown_fields_may_be_as_deep_as_the_bound(write: Callable[[Any], str]) -> None:
    assert read_maps(write(nested(8)), limits=SMALL)
    (place,) = refused(write(nested(9)), limits=SMALL)
    assert "at most 8 levels" in place.expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[" * 40_000 + "]" * 40_000, "levels of lists and objects"),
        ("[" + "[]," * 9_000 + "[]]", "values in one document"),
    ],
)
def test_what_is_beyond_the_bounds_is_not_even_built(content: str, expected: str) -> None:
    assert expected in only(content, limits=SMALL)[3]


BOMBS: dict[str, Callable[[], str]] = {
    "deep lists": lambda: "[" * 90_000,
    "deep objects": lambda: '{"a":' * 15_000,
    "deep lists that end": lambda: "[" * 40_000 + "]" * 40_000,
    "deep blocks": lambda: "- " * 45_000,
    "deep keys": lambda: "? " * 45_000,
    "many values": lambda: "[" + "1," * 40_000 + "1]",
    "many lists": lambda: "[" + "[]," * 30_000 + "[]]",
    "many documents": lambda: json.dumps([map_document(site=f"s{number}") for number in range(4)]),
    "too large": lambda: '"' + "x" * 200_000 + '"',
    "doubling aliases": lambda: "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]" for n in range(1, 30)),
}


@pytest.mark.parametrize("kind", ["application/json", "application/yaml"])
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_quickly(bomb: Callable[[], str], kind: str) -> None:
    content = bomb()
    started = time.process_time()
    assert refused(content, content_type=kind, limits=SMALL)
    assert time.process_time() - started < 2


def test_a_document_within_the_bounds_is_read() -> None:
    assert len(read_maps(json.dumps([map_document(site=f"s{number}") for number in range(3)]), limits=SMALL)) == 3
