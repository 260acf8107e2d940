"""Incident: what is wrong since go-live, who it touches downstream, and how far it is."""
