"""What can be asked of training: one use case a file, and the ports they need."""
