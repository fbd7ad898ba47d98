"""The state as a whole: encoded, copied into snapshots, kept in a file."""
