"""The API's resources, one class per file."""
