"""Generated from `_async` by `scripts/regen.py`."""
