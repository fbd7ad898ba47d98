"""References between runs, checks of chains, and how a session's machine is released. No I/O."""
