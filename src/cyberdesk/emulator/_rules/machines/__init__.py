"""Rules for machines and pools."""
