"""From the wire to the fold."""
