"""What people and events can ask of alignment: one use case a file."""
