"""What the API answers, in the shapes of its OpenAPI document."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from departments.application.read_view import DepartmentView
from departments.application.tell_changes import Change
from departments.domain.instants import iso
from departments.domain.states import State

CardKind = Literal["awaiting-signature", "voided-signature", "incident", "day-change", "signal"]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Evidence(_Answer):
    """An event that something rests on."""

    event_id: str
    event_type: str
    at: str
    label: str
    href: str | None


class Act(_Answer):
    """The next thing to do; ``minutes`` where they are known."""

    label: str
    href: str
    minutes: int | None


class Reason(_Answer):
    """One check of readiness, in plain words."""

    code: str
    state: State
    text: str
    evidence: list[Evidence]
    act: Act | None


class Card(_Answer):
    """One thing for a department to see. Urgency 3 is safety. ``version`` only grows."""

    card_id: str
    kind: CardKind
    version: int
    urgency: Literal[0, 1, 2, 3]
    title: str
    because: str
    act: Act | None
    changed_at: str
    evidence: list[Evidence]
    detail: dict[str, Any]
    trace_id: str | None


class Cell(_Answer):
    """The readiness of a workflow of a department at a site, with every reason, the gravest first."""

    cell_id: str
    site: str
    site_name: str
    department: str
    workflow: str
    workflow_name: str
    state: State
    reasons: list[Reason]
    changed_at: str


class SiteReadiness(_Answer):
    """A site's readiness for a department: the floor of its cells. ``cells`` only where asked for."""

    site: str
    site_name: str
    state: State
    counts: dict[State, int]
    cells: list[Cell] | None = None
    version: int
    changed_at: str


class View(_Answer):
    """A department's view at one instant. The stream goes on after ``cursor``."""

    department: str
    name: str
    epoch: int
    cursor: str
    as_of: str
    sentence: str
    cards: list[Card]
    sites: list[SiteReadiness]


class DepartmentName(_Answer):
    """A department and the name that most sites give it."""

    department: str
    name: str


class ChangeEvent(_Answer):
    """The ``change`` event of a stream: rows as they are now. ``sites`` replace, ``removed`` cards are gone."""

    cursor: str
    as_of: str
    cards: list[Card]
    removed: list[str]
    sites: list[SiteReadiness]
    sentence: str
    trace_id: str | None


class HeartbeatEvent(_Answer):
    """The ``heartbeat`` event: of which instant the stream is true, and after which change it stands."""

    as_of: str
    cursor: str


def view_of(view: DepartmentView) -> View:
    """``view`` as it is sent."""
    cells: dict[str, list[Any]] = {}
    for cell in view.cells or []:
        cells.setdefault(cell["site"], []).append(cell)
    is_with_cells = view.cells is not None
    sites = [{**site, "cells": cells.get(site["site"], []) if is_with_cells else None} for site in view.sites]
    return View.model_validate(
        {
            "department": view.department,
            "name": view.name,
            "epoch": view.cursor.epoch,
            "cursor": str(view.cursor),
            "as_of": iso(view.as_of),
            "sentence": view.sentence,
            "cards": view.cards,
            "sites": sites,
        }
    )


def change_event(change: Change, trace_id: str | None) -> ChangeEvent:
    """``change`` as it is sent."""
    return ChangeEvent.model_validate(
        {
            "cursor": str(change.cursor),
            "as_of": iso(change.as_of),
            "cards": change.cards,
            "removed": change.removed,
            "sites": change.sites,
            "sentence": change.sentence,
            "trace_id": trace_id,
        }
    )


def heartbeat_event(as_of: datetime, cursor: str) -> HeartbeatEvent:
    """A heartbeat as it is sent."""
    return HeartbeatEvent(as_of=iso(as_of), cursor=cursor)
