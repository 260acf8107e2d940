"""What alignment means by its words. Nothing here knows a database, a wire or the clock."""
