"""How every service speaks HTTP: one application factory, one shape of errors, one way to command."""
