"""The words of the wire: facts out, events in."""
