"""A server that knows only the API's document: it checks requests against it and responds with samples."""

from tests.contract.document import Document, Operation
from tests.contract.server import ContractServer

__all__ = ["ContractServer", "Document", "Operation"]
