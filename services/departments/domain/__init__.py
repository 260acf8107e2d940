"""What the views say and why: pure functions of the facts. Standard library only."""
