"""The page at `/` for people: what it shows, who may see it, and its files."""
