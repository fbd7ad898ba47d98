"""Everything `scripts/regen.py` needs; none of it is part of the wheel."""
