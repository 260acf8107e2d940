"""Tools that make and check what is under ``generated/``."""
