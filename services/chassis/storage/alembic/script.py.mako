"""${message}."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after=${repr(down_revision)})
