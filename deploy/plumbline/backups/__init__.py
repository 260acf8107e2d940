"""Backups: all services' databases of one moment, and how they come back."""
