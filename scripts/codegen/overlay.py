"""What is changed in the API's document before code is generated from it, and why.

`openapi.json` stays as the server publishes it. Each rule below takes a copy of it, changes one thing, and returns
how many places it changed; a rule that changes none is out of date and fails the build.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
Rule = Callable[[Json], int]

HERE = "scripts/codegen/overlay.py"
SECRET = "x-secret"
HTTP_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

SCHEMA_NAMES = {
    "BodyUploadWorkflowPromptImageV1WorkflowsPromptImagePost": "WorkflowPromptImageUpload",
    "PaginatedResponse": "RequestLogPage",
    "PaginatedResponseConnectionResponse": "ConnectionPage",
    "PaginatedResponseRunAttachmentResponse": "RunAttachmentPage",
    "PaginatedResponseRunLlmCostTotalResponse": "RunLlmCostPage",
    "PaginatedResponseWithIncludesMachineResponse": "MachinePage",
    "PaginatedResponseWithIncludesPoolResponse": "PoolPage",
    "PaginatedResponseWithIncludesRunResponse": "RunPage",
    "PaginatedResponseWithIncludesTrajectoryResponse": "TrajectoryPage",
    "PaginatedResponseWithIncludesWorkflowResponse": "WorkflowPage",
}

SECRET_FIELDS = {
    "ChainStep": ("sensitive_inputs",),
    "CyberdriverConnectionAuthorizationRequest": ("desktopToken", "machineApiKey"),
    "CyberdriverConnectionTokenResponse": ("desktopToken",),
    "CyberdriverWebSessionResponse": ("token",),
    "FileInput": ("content",),
    "FileWriteRequest": ("content",),
    "KeyboardTypeRequest": ("text",),
    "MachineCreate": ("machine_sensitive_parameters",),
    "MachineUpdate": ("machine_sensitive_parameters",),
    "ModelConfigurationCreate": ("api_key",),
    "ModelConfigurationUpdate": ("api_key",),
    "OidcAuthRequest": ("clientSecret",),
    "OidcAuthResponse": ("code",),
    "PoolCreate": ("pool_sensitive_parameters",),
    "PoolUpdate": ("pool_sensitive_parameters",),
    "ProviderCredentialUpsert": (
        "api_key",
        "service_account_json",
        "aws_access_key_id",
        "aws_secret_access_key",
    ),
    "RunAttachmentCreate": ("content",),
    "RunAttachmentDownloadUrlResponse": ("url",),
    "RunBulkCreate": ("sensitive_input_values",),
    "RunCreate": ("sensitive_input_values",),
    "RunImageSignedUrlResponse": ("signed_url",),
    "RunRetry": ("sensitive_input_values",),
    "WorkflowChainCreate": ("shared_sensitive_inputs",),
    "WorkflowPromptImageResponse": ("signed_url",),
    "WorkflowPromptImageSignedUrlResponse": ("signed_url",),
}

BASE = "x-base"
# A model with related resources can be used wherever the plain one can. `TrajectoryResponseWithIncludes` is not
# here: it may leave out `trajectory_data`, which `TrajectoryResponse` always has.
BASES = {
    "MachineResponseWithIncludes": "MachineResponse",
    "PoolResponseWithIncludes": "PoolResponse",
    "RunResponseWithIncludes": "RunResponse",
    "WorkflowResponseWithIncludes": "WorkflowResponse",
}

TEXT: Json = {"anyOf": [{"type": "string"}, {"type": "null"}]}
NUMBER: Json = {"anyOf": [{"type": "integer"}, {"type": "null"}]}

MESSAGE_SCHEMAS: Json = {
    "RunMessage": {
        "type": "object",
        "description": "One message of a run's conversation between the agent, its tools and the model.",
        "properties": {
            "role": {**TEXT, "description": "`user`, `assistant` or `system`."},
            "content": {
                "anyOf": [
                    {"type": "array", "items": {"$ref": "#/components/schemas/RunMessageBlock"}},
                    {"type": "null"},
                ],
                "description": "What was said, in blocks.",
            },
            "timestamp": {**TEXT, "description": "When, as ISO 8601 text."},
            "trajectory_id": {**TEXT, "description": "The trajectory that was replayed, if one was."},
            "trajectory_label": {**TEXT, "description": "Its name."},
            "step_index": {**NUMBER, "description": "Which of its steps."},
            "loop_uuid": {**TEXT, "description": "The loop that the message belongs to."},
            "iteration_index": {**NUMBER, "description": "Which round of the loop."},
            "event_type": {**TEXT, "description": "What a message stands for that nobody said."},
        },
    },
    "RunMessageBlock": {
        "type": "object",
        "description": "A part of a message: text, an image, the use of a tool, or the result of a tool.",
        "properties": {
            "type": {**TEXT, "description": "`text`, `image`, `tool_use` or `tool_result`."},
            "text": {**TEXT, "description": "The text."},
            "image_url": {**TEXT, "description": "Where a finished run's image is stored; sign it to see it."},
            "image_base64": {**TEXT, "description": "The image itself, while the run is in progress."},
            "tool_use_id": {**TEXT, "description": "Joins the use of a tool with its result."},
            "tool_name": {**TEXT, "description": "The tool."},
            "tool_input": {"description": "What the tool was given."},
            "tool_result": {"description": "What the tool returned."},
            "error": {"description": "What went wrong in it."},
            "trajectory_id": {**TEXT, "description": "The trajectory that was replayed, if one was."},
            "trajectory_label": {**TEXT, "description": "Its name."},
            "step_signature_hash": {**TEXT, "description": "Identifies the step."},
            "step_index": {**NUMBER, "description": "Which step of the trajectory."},
        },
    },
}


class OverlayError(Exception):
    """A rule does not fit the document any more."""


def apply(document: Json) -> Json:
    """Return a copy of the document with every rule applied, in the order of `RULES`."""
    result = copy.deepcopy(document)
    for rule in RULES:
        try:
            matches = rule(result)
        except OverlayError as error:
            raise OverlayError(f"overlay rule {rule.__name__}: {error}") from None
        if not matches:
            raise OverlayError(
                f"overlay rule {rule.__name__}: matches nothing any more; "
                f"take it out of RULES in {HERE}, or change it"
            )
    return result


def operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    """Go through the operations as (method, path, operation)."""
    for path, item in document["paths"].items():
        for method in HTTP_METHODS:
            if method in item:
                yield method, path, item[method]


def short_name(method: str, path: str, operation_id: str) -> str:
    """An operation's name without the path and method that FastAPI appends; as it is when they are not there."""
    return operation_id.removesuffix(re.sub(r"\W", "_", path) + "_" + method)


def short_operation_names(document: Json) -> int:
    """FastAPI appends path and method to a function's name; the name alone is unique and is what people type."""
    names: set[str] = set()
    for method, path, operation in operations(document):
        full = operation.get("operationId", "")
        name = short_name(method, path, full)
        if name == full or name in names or not name:
            raise OverlayError(
                f"{method.upper()} {path}: no short name in {full!r} that is not taken; give it one in the rule"
            )
        names.add(name)
        operation["operationId"] = name
    return len(names)


def rename_schemas(document: Json) -> int:
    """Names that spell out a generic type or an upload form are not usable; both kinds get another one."""
    schemas = document["components"]["schemas"]
    for old, new in SCHEMA_NAMES.items():
        if old not in schemas:
            raise OverlayError(
                f"there is no schema {old} to call {new}; "
                f"take it out of SCHEMA_NAMES in {HERE}, or put its new name there"
            )
        if new in schemas:
            raise OverlayError(
                f"schema {old} cannot be called {new}, the document has one of that name; "
                f"choose another name in SCHEMA_NAMES in {HERE}"
            )
    document["components"]["schemas"] = {SCHEMA_NAMES.get(name, name): schema for name, schema in schemas.items()}
    prefix = "#/components/schemas/"
    for node in _nodes(document):
        old = str(node.get("$ref", "")).removeprefix(prefix)
        if old in SCHEMA_NAMES:
            node["$ref"] = prefix + SCHEMA_NAMES[old]
    return len(SCHEMA_NAMES)


def drop_inline_titles(document: Json) -> int:
    """The generator names a class after a title; two inline schemas with one title would drop an endpoint."""
    roots = [operation for _, _, operation in operations(document)]
    roots += [schema.get("properties", {}) for schema in document["components"]["schemas"].values()]
    titled = [node for root in roots for node in _nodes(root) if isinstance(node.get("title"), str)]
    for node in titled:
        del node["title"]
    return len(titled)


def binary_media_types(document: Json) -> int:
    """The generator knows bytes only as application/octet-stream, and would drop an image response."""
    count = 0
    for _, _, operation in operations(document):
        for response in operation["responses"].values():
            content = response.get("content", {})
            for media_type in [name for name in content if name.startswith("image/")]:
                content["application/octet-stream"] = content.pop(media_type)
                count += 1
    return count


def no_null_parameters(document: Json) -> int:
    """A query, a header and a form have no null: leaving the parameter out is the only way to send nothing."""
    count = 0
    for _, _, operation in operations(document):
        for parameter in operation.get("parameters", []):
            count += _strip_null(parameter, "schema")
    for schema in _multipart_schemas(document):
        count += sum(_strip_null(schema["properties"], name) for name in schema["properties"])
    return count


def no_null_bodies(document: Json) -> int:
    """An optional body is left out; a body of `null` would mean the same."""
    count = 0
    for _, _, operation in operations(document):
        content = operation.get("requestBody", {}).get("content", {})
        count += sum(_strip_null(media, "schema") for media in content.values())
    return count


def idempotency_key_is_the_pipelines(document: Json) -> int:
    """Every write gets a key from the pipeline, under a configurable header name; a call's own is an option."""
    count = 0
    for _, _, operation in operations(document):
        kept = [p for p in operation.get("parameters", []) if p["name"] != "Idempotency-Key"]
        count += len(operation.get("parameters", [])) - len(kept)
        if "parameters" in operation:
            operation["parameters"] = kept
    return count


def included_resources_are_objects(document: Json) -> int:
    """The document declares only `type` and `id` of an included resource, which carries all of its fields."""
    count = 0
    for schema in document["components"]["schemas"].values():
        for node in _nodes(schema.get("properties", {}).get("included", {})):
            if node.get("$ref") == "#/components/schemas/IncludedResource":
                node.clear()
                node.update({"type": "object", "additionalProperties": True})
                count += 1
    return count


def request_logs_are_typed(document: Json) -> int:
    """The document leaves the items of a page of request logs open; they are what `get_request_log` returns."""
    page = document["components"]["schemas"].get("RequestLogPage", {})
    items = page.get("properties", {}).get("items", {})
    if items.get("items") != {}:
        return 0
    items["items"] = {"$ref": "#/components/schemas/RequestLogResponse"}
    return 1


def typed_message_history(document: Json) -> int:
    """The document leaves a run's conversation open; its shape is known, and people read it block by block.

    Nothing of it is required, so that a message of another kind does not lose the run.
    """
    schemas = document["components"]["schemas"]
    schemas |= copy.deepcopy(MESSAGE_SCHEMAS)
    count = 0
    for name in ("RunResponse", "RunResponseWithIncludes", "RunCompletedWebhookRunPayload"):
        field = schemas.get(name, {}).get("properties", {}).get("run_message_history", {})
        for option in field.get("anyOf", []):
            if option.get("type") == "array":
                option["items"] = {"$ref": "#/components/schemas/RunMessage"}
                count += 1
    return count


def mark_secrets(document: Json) -> int:
    """Keys, secrets and file contents must not be printed; the document does not mark their fields."""
    count = 0
    for schema, fields in SECRET_FIELDS.items():
        for field in fields:
            try:
                document["components"]["schemas"][schema]["properties"][field][SECRET] = True
            except KeyError:
                raise OverlayError(
                    f"secret field {schema}.{field} does not exist; take it out of SECRET_FIELDS in {HERE}, "
                    "or put its new name there so that it stays masked"
                ) from None
            count += 1
    return count


def mark_bases(document: Json) -> int:
    """The document repeats the fields of a model in the one with related resources; a subclass has them once."""
    schemas = document["components"]["schemas"]
    for name, base in BASES.items():
        if name not in schemas or base not in schemas:
            raise OverlayError(f"there is no schema {name} or {base}; change BASES in {HERE}")
        missing = schemas[base]["properties"].keys() - schemas[name]["properties"].keys()
        if missing:
            raise OverlayError(
                f"{name} does not have {', '.join(sorted(missing))} of {base}; take it out of BASES in {HERE}"
            )
        schemas[name][BASE] = base
    return len(BASES)


RULES: tuple[Rule, ...] = (
    short_operation_names,
    rename_schemas,
    drop_inline_titles,
    binary_media_types,
    idempotency_key_is_the_pipelines,
    no_null_parameters,
    no_null_bodies,
    included_resources_are_objects,
    request_logs_are_typed,
    typed_message_history,
    mark_secrets,
    mark_bases,
)


def _nodes(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def _strip_null(holder: Json, key: str) -> int:
    schema = holder[key]
    options = schema.get("anyOf", [])
    kept = [option for option in options if option != {"type": "null"}]
    if len(kept) == len(options):
        return 0
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    holder[key] = {**kept[0], **rest} if len(kept) == 1 else {**rest, "anyOf": kept}
    return 1


def _multipart_schemas(document: Json) -> Iterator[Json]:
    for _, _, operation in operations(document):
        media = operation.get("requestBody", {}).get("content", {}).get("multipart/form-data")
        if media is not None:
            yield document["components"]["schemas"][media["schema"]["$ref"].rpartition("/")[2]]
