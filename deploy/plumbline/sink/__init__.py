"""A small OTLP receiver: keeps the newest traces in one bounded file, so that nobody needs a server to see one."""
