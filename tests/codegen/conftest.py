"""Fixtures of the code generator's tests."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))


@pytest.fixture(scope="session")
def contract() -> dict[str, Any]:
    """The API's document; not to be changed."""
    document: dict[str, Any] = json.loads((ROOT / "openapi.json").read_text())
    return document


@pytest.fixture
def small() -> dict[str, Any]:
    """A document that every overlay rule finds something in, small enough to change and generate in a moment."""
    return small_document()


def small_document() -> dict[str, Any]:
    """Build it anew."""
    uuid = {"type": "string", "format": "uuid"}
    page: dict[str, Any] = {
        "type": "object",
        "required": ["items"],
        "properties": {"items": {"type": "array", "items": {}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Small", "version": "1"},
        "paths": {
            "/v1/things/{thing_id}": {
                "get": {
                    "operationId": "get_thing_v1_things__thing_id__get",
                    "tags": ["things"],
                    "summary": "Get a thing",
                    "parameters": [
                        {"name": "thing_id", "in": "path", "required": True, "schema": uuid},
                        {
                            "name": "since",
                            "in": "query",
                            "schema": {"anyOf": [{"type": "string"}, {"type": "null"}]},
                        },
                        {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}},
                    ],
                    "responses": {
                        "200": {
                            "description": "The thing",
                            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                        }
                    },
                }
            },
        },
        "components": {
            "schemas": {
                "Thing": {
                    "type": "object",
                    "description": "A thing.",
                    "required": ["id"],
                    "properties": {
                        "id": uuid,
                        "parent": {"anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]},
                        "state": {"$ref": "#/components/schemas/State"},
                        "extra": {"type": "object", "additionalProperties": True},
                        "seen_at": {"type": "string", "format": "date-time"},
                        "pages": page,
                    },
                },
                "State": {"type": "string", "enum": ["on", "off"]},
            }
        },
    }
