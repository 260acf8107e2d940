"""Writes the configuration that follows from what the project declares elsewhere."""
