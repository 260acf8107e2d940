"""Configuration of what others wrote."""
