"""The API's own document at `/openapi.json`."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

__all__ = ["serve_document"]


@cache
def _api_document() -> bytes:
    """The contract, byte for byte: from the wheel, or from the source tree that the package runs in.

    Raises:
        FileNotFoundError: it is in neither place.
    """
    package = Path(__file__).resolve().parents[1]
    packaged = package / "openapi.json"
    return (packaged if packaged.exists() else package.parents[2] / "openapi.json").read_bytes()


async def serve_document(request: Request) -> Response:
    """Respond with the contract; no key is needed."""
    return Response(_api_document(), media_type="application/json")
