"""Generated from the asynchronous source by `scripts/regen.py`."""
