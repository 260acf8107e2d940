"""Maps with planted and labelled variation and faults, for judging engines. Seeded: the same seed, the same maps."""
