"""The demo: an invented health system of the size that Plumbline is made for, loaded through the public APIs only.

Seeded and deterministic: the same seed gives the same files, the same commands and the same planted faults.
"""
