"""Alignment: standards, the five parties' sign-off on them, and what they change for each site."""
