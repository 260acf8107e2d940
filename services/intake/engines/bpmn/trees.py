"""A BPMN file as a tree of elements, read without fetching, expanding or trusting anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from xml.parsers import expat

from lxml import etree  # type: ignore[import-untyped]

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DRAWING = (
    "http://www.omg.org/spec/BPMN/20100524/DI",
    "http://www.omg.org/spec/DD/20100524/DC",
    "http://www.omg.org/spec/DD/20100524/DI",
)
MOST_ELEMENTS = 150_000
MOST_DEPTH = 200

Element: TypeAlias = Any
"""An element of lxml, which brings no types along."""


class BpmnRefused(Exception):
    """No map can be made of the file. ``place``: where; ``rule``: what is expected; ``found``: what is there."""

    def __init__(self, place: str, rule: str, found: str) -> None:
        self.place, self.rule, self.found = place, rule, found
        super().__init__(f"{place}: found {found}, expected {rule}")


@dataclass(frozen=True)
class LeftAside:
    """An element that the map does not hold: its name, its id, its line in the file, and why."""

    element: str
    id: str
    line: int
    why: str


def tree_of(content: bytes) -> Element:
    """The root of the file. Raises :class:`BpmnRefused`.

    A document type is refused, and with it entities of any kind; nothing is fetched. Size is for the caller to bound;
    elements and depth are bounded before a tree is built.
    """
    if b"\x00" in content[:4] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BpmnRefused("line 1", "XML in UTF-8 or UTF-16", "something else")
    _bound(content)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise BpmnRefused(f"line {line}", "well-formed XML", _short(error.msg or "something else")) from None
    except (ValueError, LookupError) as error:
        raise BpmnRefused("line 1", "XML in a known encoding", _short(str(error))) from None
    if name_of(root) != "definitions" or etree.QName(root).namespace != MODEL:
        raise BpmnRefused(f"line {line_of(root)}", f"the element definitions of {MODEL}", _short(str(root.tag)))
    return root


def elements(root: Element) -> Iterator[Element]:
    """Every element of the model namespace under ``root``, in the order of the file."""
    return (one for one in root.iter(f"{{{MODEL}}}*") if one is not root)


def name_of(element: Element) -> str:
    """The element's name without its namespace."""
    return str(etree.QName(element).localname)


def line_of(element: Element) -> int:
    """Its line in the file."""
    return int(element.sourceline or 0)


def text_of(element: Element) -> str:
    """All text in it, on one line."""
    return " ".join("".join(str(part) for part in element.itertext()).split())


def words_of(element: Element) -> str:
    """What it is called, on one line; nothing where it has no name."""
    return " ".join((element.get("name") or "").split())


def children(element: Element, *names: str) -> list[Element]:
    """The direct children with one of ``names``."""
    return [one for name in names for one in element.findall(f"{{{MODEL}}}{name}")]


def reference(text: str | None) -> str:
    """An id out of a reference, which may carry a prefix."""
    return (text or "").strip().rpartition(":")[2]


def _bound(content: bytes) -> None:
    """Count before a tree is built: a small file can be very many elements. Refuses a document type where it begins."""
    parser = expat.ParserCreate()
    counts = {"elements": 0, "depth": 0}

    def begin(_name: str, _attributes: dict[str, str]) -> None:
        counts["elements"] += 1
        counts["depth"] += 1
        if counts["depth"] > MOST_DEPTH:
            raise BpmnRefused(f"line {parser.CurrentLineNumber}", f"at most {MOST_DEPTH} levels of elements", "more")
        if counts["elements"] > MOST_ELEMENTS:
            raise BpmnRefused(f"line {parser.CurrentLineNumber}", f"at most {MOST_ELEMENTS} elements", "more")

    def end(_name: str) -> None:
        counts["depth"] -= 1

    def refuse(*_: object) -> None:
        raise BpmnRefused(f"line {parser.CurrentLineNumber}", "XML without a document type", "a document type")

    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = begin, end, refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BpmnRefused(f"line {error.lineno}", "well-formed XML", expat.ErrorString(error.code)) from None
    except (ValueError, LookupError) as error:
        raise BpmnRefused("line 1", "XML in a known encoding", _short(str(error))) from None


def _short(text: str) -> str:
    return " ".join(text.split())[:120]
