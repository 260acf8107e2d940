"""Algorithms of intake on plain data: reading registries, finding identifiers. No I/O."""
