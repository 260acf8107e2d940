"""SQL of the frame's own tables, the same in every service's database."""
