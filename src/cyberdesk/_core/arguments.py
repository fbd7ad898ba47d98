"""From a method's keywords to the model that is sent."""

from __future__ import annotations

import datetime
import re
from typing import TypeVar

from msgspec import UNSET

from ..errors import InvalidArgumentError
from . import codec
from .path import as_utc

T = TypeVar("T")

_PLACE = re.compile(r"^(?P<what>.*) - at `\$\.?(?P<place>.*)`$", re.DOTALL)


def make(model: type[T], **fields: object) -> T:
    """Make a model from keywords; those that are UNSET are left out.

    What people have at hand is accepted: ids as text, enum values as text, mappings in place of models, any
    sequence in place of a list.

    Raises:
        InvalidArgumentError: When a field has the wrong type; the text names it and shows no value.
    """
    given = {name: _plain(value) for name, value in fields.items() if value is not UNSET}
    try:
        return codec.convert(given, model)
    except codec.DecodeFailure as failure:
        raise InvalidArgumentError(_explain(str(failure))) from None


def _plain(value: object) -> object:
    return as_utc(value) if isinstance(value, datetime.datetime) else value


def _explain(text: str) -> str:
    found = _PLACE.match(text)
    return f"{found['place']}: {found['what']}" if found else text
