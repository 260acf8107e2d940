"""Anchors and aliases of YAML, within bounds: programs write them where two parts of a file happen to be one object.

An alias is read as what its anchor holds, written out again. How much is kept for that, and how much is written out,
is bounded, so that no small file becomes a huge document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from contracts.formats.marked import Kind, Token, refused_at

MAX_KEPT = 200_000
"""Tokens that are remembered under all anchors together; beyond, an anchor is read and not remembered."""
MAX_REPEATED = 200_000
"""Tokens that all aliases together may stand for."""


@dataclass
class _Anchored:
    """A value under an anchor that is still being read."""

    name: str
    tokens: list[Token] = field(default_factory=list)
    depth: int = 0

    def take(self, token: Token) -> bool:
        """Remember ``token``; say whether the value ends with it."""
        self.tokens.append(token)
        self.depth += {Kind.OBJECT: 1, Kind.LIST: 1, Kind.END: -1}.get(token.kind, 0)
        return self.depth == 0


class Anchors:
    """The anchors of one document."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Token]] = {}
        self._open: list[_Anchored] = []
        self._room = MAX_KEPT
        self._repeats = MAX_REPEATED

    def begin(self, name: str) -> None:
        """The next token begins the value of the anchor ``name``."""
        self._kept.pop(name, None)
        self._open.append(_Anchored(name))

    def pass_on(self, token: Token) -> Token:
        """Remember ``token`` for the anchors that are open, and give it back."""
        if self._open:
            self._room -= len(self._open)
            if self._room < 0:
                self._open.clear()
            ended = [anchored for anchored in self._open if anchored.take(token)]
            self._open = [anchored for anchored in self._open if anchored not in ended]
            self._kept |= {anchored.name: anchored.tokens for anchored in ended}
        return token

    def repeat(self, name: str, line: int) -> Iterator[Token]:
        """The tokens of the value under ``name``, on the alias's ``line``. Raises :class:`FormatRefused`."""
        tokens = self._kept.get(name)
        if tokens is None:
            raise refused_at(line, f"the alias {name[:40]}", "an alias of a value before it that is not too large")
        self._repeats -= len(tokens)
        if self._repeats < 0:
            raise refused_at(line, f"the alias {name[:40]}", f"aliases of at most {MAX_REPEATED} values in all")
        for token in tokens:
            yield self.pass_on(token._replace(line=line))
