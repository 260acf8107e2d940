"""What incident decides, in plain Python: flows, incidents and their lives."""
