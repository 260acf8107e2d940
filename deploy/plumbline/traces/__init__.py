"""Draws a trace in the terminal."""
