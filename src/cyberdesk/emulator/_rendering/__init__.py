"""Records as the JSON objects of the API."""
