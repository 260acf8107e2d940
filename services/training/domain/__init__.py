"""What training decides, in plain Python: lessons, curricula, the ladder of proficiency."""
