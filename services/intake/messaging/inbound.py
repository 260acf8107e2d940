"""Wire → command. Intake consumes no topic: people and files tell it what it knows."""

from collections.abc import Mapping

from chassis.delivery import Handler
from contracts.event import EventData

HANDLERS: Mapping[type[EventData], Handler] = {}
