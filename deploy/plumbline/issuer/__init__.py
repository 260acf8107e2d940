"""A development OpenID Connect issuer with the demo's people. For one machine and its loopback address, never beyond.

Anybody who can reach it can be anybody in it: that is what it is for. Elsewhere, use the health system's own issuer.
"""
