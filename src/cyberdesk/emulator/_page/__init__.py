"""The page at `/`: its data, who may read it, and its static files."""
