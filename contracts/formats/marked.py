"""Documents as a stream of marked tokens: one shape for JSON and YAML, with the line of every value.

Nothing here recurses, so depth costs no stack; a stream is read only as far as it is needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, NamedTuple

from contracts.formats.limits import Limits
from contracts.formats.places import FormatRefused, Path, Place, described, field_name


class Kind(Enum):
    """What a token is."""

    OBJECT = auto()
    LIST = auto()
    END = auto()
    KEY = auto()
    SCALAR = auto()


class Token(NamedTuple):
    """One token. ``value`` is a key's text, or a scalar as a Python value."""

    kind: Kind
    value: Any
    line: int


@dataclass
class _Open:
    """A list or object that is not closed yet, and where in it the stream is."""

    container: dict[str, Any] | list[Any]
    key: str = ""
    index: int = field(default=-1)

    def step(self) -> None:
        """Move to the next value of a list; an object moves by its keys."""
        if isinstance(self.container, list):
            self.index += 1

    @property
    def part(self) -> str | int:
        return self.index if isinstance(self.container, list) else self.key


def _path(stack: list[_Open]) -> Path:
    return tuple(level.part for level in stack)


def build(tokens: Iterable[Token], limits: Limits) -> Any:
    """Build the plain value of ``tokens``. Raises :class:`FormatRefused` at the first bound or repeated key."""
    stack: list[_Open] = []
    root: Any = None
    count = 0
    for token in tokens:
        if token.kind is Kind.END:
            stack.pop()
            continue
        if token.kind is Kind.KEY:
            _take_key(stack, token)
            continue
        count += 1
        value: Any = {} if token.kind is Kind.OBJECT else [] if token.kind is Kind.LIST else token.value
        if stack:
            _attach(stack[-1], value)
        else:
            root = value
        if token.kind is not Kind.SCALAR:
            stack.append(_Open(value))
        _check_bounds(count, stack, token, limits)
    return root


def _take_key(stack: list[_Open], token: Token) -> None:
    level = stack[-1]
    level.key = token.value
    if token.value in level.container:
        raise FormatRefused([Place(token.line, field_name(_path(stack)), "the field twice", "each field once")])


def _attach(level: _Open, value: Any) -> None:
    level.step()
    if isinstance(level.container, list):
        level.container.append(value)
    else:
        level.container[level.key] = value


def _check_bounds(count: int, stack: list[_Open], token: Token, limits: Limits) -> None:
    if len(stack) > limits.depth:
        found, expected = f"more than {limits.depth} levels", f"at most {limits.depth} levels of lists and objects"
    elif count > limits.values:
        found, expected = f"more than {limits.values} values", f"at most {limits.values} values in one document"
    else:
        return
    raise FormatRefused([Place(token.line, field_name(_path(stack)[:8]), found, expected)])


def lines_of(tokens: Iterable[Token], wanted: Iterable[Path]) -> Mapping[Path, int]:
    """The lines of the values at ``wanted`` paths, and of all that surround them, as far as they exist."""
    sought = {path[:length] for path in wanted for length in range(len(path) + 1)}
    lines: dict[Path, int] = {}
    for path, token in _placed(tokens):
        if path in sought and path not in lines:
            lines[path] = token.line
            if len(lines) == len(sought):
                break
    return lines


def _placed(tokens: Iterable[Token]) -> Iterator[tuple[Path, Token]]:
    stack: list[_Open] = []
    for token in tokens:
        if token.kind is Kind.END:
            stack.pop()
        elif token.kind is Kind.KEY:
            stack[-1].key = token.value
            # The key's line is where a person looks, even where the value begins on the next one.
            yield _path(stack), token
        else:
            if stack:
                stack[-1].step()
            yield _path(stack), token
            if token.kind is not Kind.SCALAR:
                stack.append(_Open({} if token.kind is Kind.OBJECT else []))


def refused_at(line: int | None, found: object, expected: str) -> FormatRefused:
    """A refusal of the whole document at ``line``; ``found`` is shown as it is where it is text in our words."""
    shown = found if isinstance(found, str) else described(found)
    return FormatRefused([Place(line, "the document", shown, expected)])
