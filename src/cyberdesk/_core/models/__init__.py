"""What generated models are made of, and how they are decoded, encoded and built from arguments."""
