"""The rows of a job and the state they are in. No I/O."""
