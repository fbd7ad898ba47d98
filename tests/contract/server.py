"""The server: every operation of the document on a loopback socket."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast

import attrs

from tests.contract.checks import Received, request_violations
from tests.contract.document import (
    BASE64_SAMPLE,
    BYTES_SAMPLE,
    PNG_SAMPLE,
    Document,
    Fill,
    Operation,
)

FILL_HEADER = "x-contract-fill"
"""A request header that says how much a response contains; without it, everything."""

FREE_FORM_RESPONSES: dict[str, dict[str, Any]] = {
    "fs_list": {
        "path": "text",
        "items": [{"name": "text", "path": "text", "is_dir": False, "size": 1, "modified": 1.0}],
    },
    "fs_read": {"path": "text", "content": BASE64_SAMPLE, "size": 4},
    "fs_write": {"path": "text", "size": 4, "modified": 1.0},
    "powershell_exec": {"stdout": "text", "stderr": "", "exit_code": 1, "session_id": "text"},
}
"""Responses that the document calls any object, and whose fields the client reads."""

UNDECLARED_ITEMS = {"list_request_logs": "RequestLogResponse"}
"""Lists whose items the document leaves open, and the schema that they have."""


@attrs.frozen
class Exchange:
    """A request, what it was taken for, and what was wrong with it."""

    received: Received
    operation: Operation | None
    violations: tuple[str, ...]


class ContractServer:
    """Checks each request against the document and responds with 422 or a sample of the declared success.

    Attributes:
        document: The document.
        requests: All requests in the order in which they came.
    """

    api_key = "contract_key"

    def __init__(self, document: Document | None = None) -> None:
        self.document = document or Document.load()
        self.requests: list[Exchange] = []
        self._http = _Server(("127.0.0.1", 0), _Handler)
        self._http.contract = self
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,))

    @property
    def base_url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    @property
    def violations(self) -> list[str]:
        """What was wrong with all requests so far, each text naming its request."""
        return [
            f"{exchange.operation or exchange.received.method + ' ' + exchange.received.path}: {text}"
            for exchange in self.requests
            for text in exchange.violations
        ]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._thread.join(10)
        self._http.server_close()

    def respond(self, received: Received) -> tuple[int, str | None, bytes]:
        """Check a request and build its response: status, media type, bytes."""
        found = self.document.operation(received.method, received.path)
        if found is None:
            violations = ["no such operation"]
        else:
            violations = request_violations(self.document, found[0], received, found[1])
        self.requests.append(Exchange(received, found[0] if found else None, tuple(violations)))
        if found is None or violations:
            detail = [{"loc": ["request"], "msg": text, "type": "contract"} for text in violations]
            return 422 if found else 404, "application/json", json.dumps({"detail": detail}).encode()
        operation = found[0]
        fill = cast("Fill", received.headers.get(FILL_HEADER, "full"))
        return operation.status, operation.media_type, self._success(operation, fill, received)

    def _success(self, operation: Operation, fill: Fill, received: Received) -> bytes:
        if operation.media_type is None:
            return b""
        if operation.media_type.startswith("image/"):
            return PNG_SAMPLE
        if operation.media_type == "application/octet-stream":
            return BYTES_SAMPLE
        if operation.media_type.startswith("text/"):
            return b"text"
        if operation.name == "copy_to_clipboard":  # its text comes under the name that was asked for
            return json.dumps({json.loads(received.body)["text"]: "text"}).encode()
        value: Any = FREE_FORM_RESPONSES.get(operation.name, self.document.sample(operation.response, fill))
        if operation.name in UNDECLARED_ITEMS:
            item = {"$ref": f"#/components/schemas/{UNDECLARED_ITEMS[operation.name]}"}
            value["items"] = [self.document.sample(item, fill)]
        return json.dumps(value).encode()


class _Server(ThreadingHTTPServer):
    contract: ContractServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave in one piece

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except OSError:  # the client has gone
            self.close_connection = True

    def _respond(self) -> None:
        contract = cast("_Server", self.server).contract
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        received = Received(self.command, path, query, headers, self._read())
        status, media_type, content = contract.respond(received)
        self.send_response(status)
        if media_type is not None:
            self.send_header("content-type", media_type)
        if status != 204:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _read(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", "0")))
        chunks: list[bytes] = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline() not in (b"\r\n", b""):
            pass
        return b"".join(chunks)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _respond  # noqa: N815  # the names the handler looks for

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name of the base class
        """Say nothing."""
