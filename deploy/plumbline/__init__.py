"""The operator's command: runs Plumbline on one machine from packages alone, and looks after it there."""
