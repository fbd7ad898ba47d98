"""The execution of runs: the engine that starts them, and the handlers that define what they do."""
