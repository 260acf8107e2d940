"""What the signals worker has seen in the streams."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0002")
