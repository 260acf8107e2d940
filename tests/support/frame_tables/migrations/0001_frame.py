"""The frame's own tables."""

from chassis.migrations import frame_revision

PARTS = ("frame_0001.sql", "idempotency_0001.sql")

revision, down_revision, upgrade = frame_revision(__file__, after=None, parts=PARTS)
