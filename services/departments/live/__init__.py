"""From the database to open browsers: what each replica streams."""
