"""The suites: unit, contract, architecture, integration, e2e, faults, bench; and what they share, in support."""
