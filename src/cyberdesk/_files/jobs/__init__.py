"""What a job keeps in local files."""
