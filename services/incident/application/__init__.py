"""What can be asked of incident: one use case a file, and the ports they need."""
