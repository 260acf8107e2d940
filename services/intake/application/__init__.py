"""Use cases of intake, one a file, named as a user would say them; and what they need of the world."""
