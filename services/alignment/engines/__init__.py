"""Algorithms on plain data: comparing standards, matching steps, computing what changes for a site."""
