"""The frame that every service stands in: technology, no words of the field."""
