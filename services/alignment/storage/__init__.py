"""Alignment's rows: SQL and migrations."""
