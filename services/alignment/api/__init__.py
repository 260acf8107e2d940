"""The HTTP face: parse, one use case, shape the answer."""
