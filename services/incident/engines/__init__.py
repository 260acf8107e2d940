"""Incident's algorithms, on plain data."""
