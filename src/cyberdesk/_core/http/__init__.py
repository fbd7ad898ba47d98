"""A call before it is sent and after it was answered: arguments, settings, retries, errors. No I/O."""
