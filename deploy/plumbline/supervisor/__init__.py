"""Starts processes in order, watches them, and ends them in reverse order. Knows nothing of what they do."""
