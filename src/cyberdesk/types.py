"""Types around calls: their options, requests and responses, and the value of arguments that are not given."""

from ._core.http.request import UNSET, CommandOptions, Request, RequestOptions, Response, UnsetType

__all__ = ["UNSET", "CommandOptions", "Request", "RequestOptions", "Response", "UnsetType"]
