"""Many runs of one workflow."""
