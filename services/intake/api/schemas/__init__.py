"""Bodies of requests and answers. Field names are those of the contracts."""
