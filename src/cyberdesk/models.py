"""All models and enums of the API, each loaded when it is first used."""

from typing import TYPE_CHECKING

from ._generated import models as _models
from ._generated.models import __all__ as __all__  # noqa: PLC0414

if TYPE_CHECKING:
    from ._generated.models import *  # noqa: F403


def __getattr__(name: str) -> object:
    return getattr(_models, name)


def __dir__() -> list[str]:
    return sorted(__all__)
