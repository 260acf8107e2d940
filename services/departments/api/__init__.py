"""The HTTP side: reading views, readiness and the live stream."""
