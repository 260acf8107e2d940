"""What the use cases need from outside, one module for each side of the views."""
