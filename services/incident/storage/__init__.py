"""Incident's rows: SQL, and nothing that decides."""
