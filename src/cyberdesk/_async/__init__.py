"""All I/O of the package, written once: `_sync` is generated from here by `scripts/regen.py`."""
