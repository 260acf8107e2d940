"""The commands of ``plumbline``, one module for each group."""
