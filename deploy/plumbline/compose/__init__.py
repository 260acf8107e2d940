"""What a deployment by compose needs before it starts: its settings written, and looked at."""
