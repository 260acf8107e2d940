"""Aids of the work that no system of the house knows of, found in the words of the steps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.site_map import MapContent
from intake.domain.step import Step


class Artifact(StrEnum):
    """Kinds of such aids."""

    SPREADSHEET = "spreadsheet"
    STICKY_NOTE = "sticky-note"
    FAX_LINE = "fax-line"
    LABEL_PRINTER = "label-printer"
    SHARED_LOGIN = "shared-login"
    SHARED_INBOX = "shared-inbox"
    CHEAT_SHEET = "cheat-sheet"
    PAPER_LOG = "paper-log"
    OWN_PHONE = "own-phone"


@dataclass(frozen=True)
class Shadow:
    """An aid at a step. ``words``: those that show it, as they were written; ``field``: where they stand."""

    artifact: Artifact
    map_id: str
    step_id: str
    field: str
    words: str


WORDS = {
    Artifact.SPREADSHEET: r"spread ?sheets?|excel|xlsx?|google sheets?|workbook",
    Artifact.STICKY_NOTE: r"stick(?:y|ies)(?:[ -]?notes?)?|post[ -]?its?|(?:yellow|scrap) (?:notes?|paper)",
    Artifact.FAX_LINE: r"fax(?:es|ed|ing)?|e-?fax",
    Artifact.LABEL_PRINTER: r"label (?:printers?|makers?)|dymo|zebra",
    Artifact.SHARED_LOGIN: r"(?:shared|generic|common|somebody else's|someone else's) "
    r"(?:log-?ins?|accounts?|passwords?|users?)",
    Artifact.SHARED_INBOX: r"(?:shared|group|common|front desk) (?:in-?box(?:es)?|mail-?box(?:es)?|e-?mail)",
    Artifact.CHEAT_SHEET: r"(?:cheat|crib)[ -]?sheets?|(?:my|own|personal) (?:notes?|lists?|binder|note-?book)",
    Artifact.PAPER_LOG: r"(?:paper|hand-?written|sign-?in) (?:logs?|lists?|sheets?)|log ?books?|"
    r"clip-?boards?|white-?boards?|binders?",
    Artifact.OWN_PHONE: r"(?:my|own|personal) (?:cell|phone|mobile)|whats ?app|"
    r"text(?:s|ed|ing)? (?:from|on) (?:my|own)",
}
"""What each is called. Whole words; paper by itself is none: a signed consent is paper and no shadow."""

_PATTERNS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in WORDS.items()}


def shadows(maps: Sequence[MapContent]) -> tuple[Shadow, ...]:
    """The aids that the maps' steps show, a kind once for each step, with the first words that show it."""
    return tuple(shadow for content in maps for step in content.steps for shadow in _of_step(content.map_id, step))


def _of_step(map_id: str, step: Step) -> Iterator[Shadow]:
    for artifact, pattern in _PATTERNS.items():
        for field, text in _texts(step):
            match = pattern.search(text)
            if match is not None:
                yield Shadow(artifact, map_id, step.id, field, match.group())
                break


def _texts(step: Step) -> Iterator[tuple[str, str]]:
    yield "name", step.name
    # A system of another name is one word for machines: "other:front-desk-inbox".
    yield "system", (step.system or "").removeprefix("other:").replace("-", " ")
    if step.decision is not None:
        yield "decision", step.decision.question
