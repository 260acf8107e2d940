"""Incidents by the time they were opened."""

from chassis.migrations import sql_revision

revision, down_revision, upgrade = sql_revision(__file__, after="0004")
