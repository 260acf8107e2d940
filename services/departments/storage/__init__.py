"""The department views in PostgreSQL."""
