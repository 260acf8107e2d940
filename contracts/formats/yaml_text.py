"""Reading YAML as the part of it that JSON can say: no tags, no second document, aliases written out within bounds.

So the same map written in both ways is the same map, and no small file becomes a huge document. Words that YAML 1.1
would turn into something else (``no``, ``on``, ``12:30``, ``2026-05-01``, ``007``, ``12e3``) stay the text they are.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from contracts.formats.json_text import OversizedNumber
from contracts.formats.limits import Limits
from contracts.formats.marked import Kind, Token, build, refused_at
from contracts.formats.yaml_anchors import Anchors

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# A number in powers of ten has a fraction and a sign there (1.0e+3): codes such as 12e3 are text, as programs that
# write YAML 1.1 take them to be.
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+(?:[eE][+-][0-9]+)?)?")
_LONGEST_NUMBER = 40
_LONGEST_INTEGER = 17
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, limits: Limits) -> Any:
    """The plain value of ``text``. Raises :class:`FormatRefused`."""
    return build(yaml_tokens(text), limits)


def yaml_tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, one document. Raises :class:`FormatRefused` for what is not of our part of YAML."""
    try:
        yield from _tokens(yaml.parse(text, Loader=_LOADER))
    except yaml.reader.ReaderError as error:
        raise refused_at(
            text.count("\n", 0, error.position) + 1, "a character that YAML does not have", "YAML"
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise refused_at(
            mark.line + 1 if mark else None, (error.problem or "what cannot be read").removeprefix("found "), "YAML"
        ) from None


def _tokens(events: Iterator[yaml.Event]) -> Iterator[Token]:
    holders: list[Kind] = []
    is_key_next = False
    anchors = Anchors()
    for event in _of_one_document(events):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            holders.pop()
            yield anchors.pass_on(Token(Kind.END, None, line))
            is_key_next = _in_object(holders)
        elif isinstance(event, yaml.AliasEvent) and not is_key_next:
            yield from anchors.repeat(event.anchor or "", line)
            is_key_next = _in_object(holders)
        elif isinstance(event, yaml.NodeEvent):
            token = _token(event, line, is_key=is_key_next)
            if event.anchor:
                anchors.begin(event.anchor)
            if token.kind in {Kind.OBJECT, Kind.LIST}:
                holders.append(token.kind)
            yield anchors.pass_on(token)
            is_key_next = _in_object(holders) and token.kind is not Kind.KEY


def _of_one_document(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    documents = 0
    for event in events:
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            line = event.start_mark.line + 1 if event.start_mark else None
            raise refused_at(line, "a second document", "one document; several go into a list")
        yield event


def _in_object(holders: list[Kind]) -> bool:
    return bool(holders) and holders[-1] is Kind.OBJECT


def _token(event: yaml.NodeEvent, line: int, *, is_key: bool) -> Token:
    if is_key and event.anchor:
        raise refused_at(line, f"the anchor or alias {event.anchor[:40]}", "the name of a field, written out")
    if isinstance(event, yaml.ScalarEvent):
        _refuse_tag(event.tag, line)
        return Token(Kind.KEY, event.value, line) if is_key else Token(Kind.SCALAR, _scalar(event), line)
    if is_key:
        raise refused_at(line, "a list or object as the name of a field", "a word")
    if isinstance(event, yaml.MappingStartEvent):
        _refuse_tag(event.tag, line)
        return Token(Kind.OBJECT, None, line)
    if isinstance(event, yaml.SequenceStartEvent):
        _refuse_tag(event.tag, line)
    return Token(Kind.LIST, None, line)


def _refuse_tag(tag: str | None, line: int) -> None:
    if tag:
        raise refused_at(line, f"the tag {tag[:40]}", "a value without a tag")


def _scalar(event: yaml.ScalarEvent) -> Any:
    value: str = event.value
    if not event.implicit[0]:  # quoted, or a block of text
        return value
    if value in _WORDS:
        return _WORDS[value]
    if value[:1] in "-0123456789" and (number := _NUMBER.fullmatch(value)):
        return _number(value, is_integer=number.group(1) is None)
    return value


def _number(value: str, *, is_integer: bool) -> int | float | OversizedNumber:
    if is_integer:
        return int(value) if len(value) <= _LONGEST_INTEGER else OversizedNumber(value)
    return float(value) if len(value) <= _LONGEST_NUMBER else OversizedNumber(value)
