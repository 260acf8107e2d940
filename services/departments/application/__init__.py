"""What can be asked of the views and what keeps them, one use case a file."""
