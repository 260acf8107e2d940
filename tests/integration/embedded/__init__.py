"""The embedded default, started for real."""
