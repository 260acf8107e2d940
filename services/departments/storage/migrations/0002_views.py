"""What is held, what is shown, and the log of what changed, by epoch."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0001")
