"""Files on their way to and from the API."""
