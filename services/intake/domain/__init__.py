"""The rules of intake, on plain values: the standard library and nothing else."""
