"""Intake's tables and the SQL on them."""
