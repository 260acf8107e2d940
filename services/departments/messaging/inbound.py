"""From events on the wire to news for the fold: one translation for each event type, nothing decided here.

Topics: all that list ``departments`` as a consumer. Every event of theirs is handled; one that changes nothing in any
view still moves the version of its thing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from chassis.delivery import Delivered, Handler
from chassis.message_spans import fold_span
from chassis.telemetry import Telemetry
from contracts.event import EventData
from contracts.events.alignment_sign_offs import (
    SignOffCompleted,
    SignOffGranted,
    SignOffObjected,
    SignOffRebound,
    SignOffRequested,
)
from contracts.events.alignment_site_deltas import SiteDeltaComputed
from contracts.events.alignment_standards import StandardAdopted, StandardEdited
from contracts.events.departments_signals import SignalCleared, SignalRaised
from contracts.events.incident_incidents import (
    IncidentAcknowledged,
    IncidentContained,
    IncidentOpened,
    IncidentResolved,
)
from contracts.events.intake_maps import MapRecorded
from contracts.events.intake_sites import SiteChanged, SiteRegistered
from contracts.events.intake_workarounds import WorkaroundRecorded
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.events.training_lessons import LessonPrepared, LessonWithdrawn
from contracts.events.training_proficiencies import ProficiencyRecorded
from departments.application.fold_news import FoldTarget, fold_news
from departments.domain.evidence import Mark
from departments.domain.instants import iso
from departments.domain.news import Change, Kind, News
from departments.messaging import incident_facts, intake_facts, sign_off_facts, signal_facts, standard_facts
from departments.messaging import training_facts as training

Translation = Callable[[Any], Change]

TRANSLATIONS: Mapping[type[EventData], tuple[Kind, Translation]] = {
    SiteRegistered: (Kind.SITE, intake_facts.site),
    SiteChanged: (Kind.SITE, intake_facts.site),
    WorkflowCatalogued: (Kind.WORKFLOW, intake_facts.workflow),
    MapRecorded: (Kind.MAP, intake_facts.recorded_map),
    WorkaroundRecorded: (Kind.WORKAROUND, intake_facts.workaround),
    StandardAdopted: (Kind.STANDARD, standard_facts.standard),
    StandardEdited: (Kind.STANDARD, standard_facts.standard),
    SiteDeltaComputed: (Kind.DELTA, standard_facts.delta),
    SignOffRequested: (Kind.ROUND, sign_off_facts.requested),
    SignOffGranted: (Kind.ROUND, sign_off_facts.granted),
    SignOffObjected: (Kind.ROUND, sign_off_facts.objected),
    SignOffRebound: (Kind.ROUND, sign_off_facts.rebound),
    SignOffCompleted: (Kind.ROUND, sign_off_facts.completed),
    LessonPrepared: (Kind.LESSON, training.lesson),
    LessonWithdrawn: (Kind.LESSON, training.withdrawn),
    ProficiencyRecorded: (Kind.PROFICIENCY, training.proficiency),
    IncidentOpened: (Kind.INCIDENT, incident_facts.opened),
    IncidentAcknowledged: (Kind.INCIDENT, incident_facts.acknowledged),
    IncidentContained: (Kind.INCIDENT, incident_facts.contained),
    IncidentResolved: (Kind.INCIDENT, incident_facts.resolved),
    SignalRaised: (Kind.SIGNAL, signal_facts.raised),
    SignalCleared: (Kind.SIGNAL, signal_facts.cleared),
}
"""What each event becomes."""


def news_of(delivered: Delivered[EventData]) -> News:
    """The news that ``delivered`` brings. Raises ``KeyError`` for an event type that is not ours to fold."""
    kind, translation = TRANSLATIONS[type(delivered.data)]
    mark: Mark = {
        "event_id": delivered.event_id,
        "event_type": delivered.event_type,
        "at": iso(delivered.occurred_at),
    }
    return News(
        kind,
        delivered.aggregate_id,
        delivered.aggregate_version,
        mark,
        delivered.traceparent,
        translation(delivered.data),
    )


def handlers_into(target: FoldTarget, telemetry: Telemetry) -> Mapping[type[EventData], Handler]:
    """The handlers that fold every event into ``target``."""

    async def handle(work: Any, delivered: Delivered[EventData]) -> None:
        with fold_span(telemetry, delivered.event_type):
            await fold_news(work, news_of(delivered), target)

    return dict.fromkeys(TRANSLATIONS, handle)
