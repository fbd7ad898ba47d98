"""Types around calls: options, arguments, requests, responses, and the value of what is not given."""

from ._core.http.request import UNSET, CommandOptions, Request, RequestOptions, Response, UnsetType
from ._generated import arguments as _arguments
from ._generated.arguments import *  # noqa: F403  # the keyword arguments of methods, by request model

__all__ = ["UNSET", "CommandOptions", "Request", "RequestOptions", "Response", "UnsetType"]
__all__ += _arguments.__all__
