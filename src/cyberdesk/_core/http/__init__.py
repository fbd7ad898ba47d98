"""A call before it is sent and after its response arrived: arguments, settings, retries, errors. No I/O."""
