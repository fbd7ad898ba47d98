"""What rules need from outside to create something."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import attrs

__all__ = ["Stamp"]


@attrs.frozen
class Stamp:
    """The present time and a source of new ids."""

    now: datetime
    new_id: Callable[[], UUID]
