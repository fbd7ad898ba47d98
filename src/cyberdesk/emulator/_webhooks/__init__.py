"""What is told to webhook endpoints, and how it gets there."""
