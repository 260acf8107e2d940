"""The operator's command: its decisions, without starting anything."""
