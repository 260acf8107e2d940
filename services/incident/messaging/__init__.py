"""Between the wire and incident's own words."""
