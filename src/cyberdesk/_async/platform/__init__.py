"""What differs between asynchronous and synchronous code. Written by hand on both sides."""
