"""What intake tells the others. It listens to nobody."""
