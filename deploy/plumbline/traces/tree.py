"""A trace as a tree: spans under their parents, and spans of other traces under the span that they link to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from plumbline.sink.spans import Span
from plumbline.sink.store import SpanStore

MOST_TRACES = 50
"""So many traces are followed by links; a busy stream links to very many."""


@dataclass
class Node:
    """One span and what hangs on it. ``is_linked``: it is there by a link from another trace, not as a child."""

    span: Span
    is_linked: bool = False
    children: list["Node"] = field(default_factory=list)


def walk(nodes: Iterable[Node], depth: int = 0) -> Iterable[tuple[int, Node]]:
    """Every node with its depth, parents before children."""
    for node in nodes:
        yield depth, node
        yield from walk(node.children, depth + 1)


def tree_of(spans: Iterable[Span]) -> list[Node]:
    """The roots of ``spans``: those whose parent is not among them. Children are in the order of their start."""
    nodes = {span.span_id: Node(span) for span in sorted(spans, key=_began)}
    roots: list[Node] = []
    for node in nodes.values():
        parent = nodes.get(node.span.parent_id or "")
        (roots if parent is None or parent is node else parent.children).append(node)
    return roots


def journey(store: SpanStore, trace_id: str) -> list[Node]:
    """The tree of a trace together with what links to it, directly or through others."""
    roots = tree_of(store.trace(trace_id))
    _follow(roots, trace_id, store)
    return roots


def _follow(roots: list[Node], trace_id: str, store: SpanStore) -> None:
    known = {(node.span.trace_id, node.span.span_id): node for _, node in walk(roots)}
    seen, waiting = {trace_id}, [trace_id]
    while waiting and len(seen) < MOST_TRACES:
        for other in store.traces_linking_to(waiting.pop(0)):
            if other in seen or len(seen) >= MOST_TRACES:
                continue
            seen.add(other)
            waiting.append(other)
            _hang(tree_of(store.trace(other)), known)


def _hang(roots: list[Node], known: dict[tuple[str, str], Node]) -> None:
    """Put each node of ``roots`` that links to a known span, with its children, under that span."""
    for _, node in list(walk(roots)):
        target = next((known[key] for key in _targets(node.span) if key in known), None)
        if target is None:
            continue
        node.is_linked = True
        target.children.append(node)
        target.children.sort(key=lambda child: _began(child.span))
        known.update({(inner.span.trace_id, inner.span.span_id): inner for _, inner in walk([node])})


def _targets(span: Span) -> list[tuple[str, str]]:
    return [(link.trace_id, link.span_id) for link in span.links]


_began: Callable[[Span], tuple[int, int, str]] = lambda span: (span.start_ns, -span.end_ns, span.span_id)  # noqa: E731
