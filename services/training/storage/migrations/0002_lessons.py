"""Lessons, what they are made from, and evidence of proficiency."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0001")
