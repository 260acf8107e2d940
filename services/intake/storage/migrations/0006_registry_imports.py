"""Imports of the registry that wait for a person."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0002")
