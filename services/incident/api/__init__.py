"""Incident over HTTP."""
