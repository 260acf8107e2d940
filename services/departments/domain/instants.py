"""Instants as text, one form everywhere, so that equal instants are equal text and text sorts as time does."""

from datetime import UTC, datetime


def iso(moment: datetime) -> str:
    """``moment`` in UTC with microseconds: ``2026-11-22T18:30:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def instant(text: str) -> datetime:
    """The instant that :func:`iso` wrote as ``text``."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
