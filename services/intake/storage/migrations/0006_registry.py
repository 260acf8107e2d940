"""Imports of the registry that wait for a person, cells to be looked at again, baselines."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0002")
