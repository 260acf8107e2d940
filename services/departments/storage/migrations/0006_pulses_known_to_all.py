"""How far the folding has come is known to all readers."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0005")
