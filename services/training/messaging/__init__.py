"""Between the wire and training's own words."""
