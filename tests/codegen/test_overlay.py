"""Overlay rules: each changes what it is for, and fails when there is nothing to change."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from codegen import overlay
from codegen.generate import generate
from codegen.views import ViewError

Json = dict[str, Any]


def operation(document: Json, name: str) -> Json:
    return next(item for _, _, item in overlay.operations(document) if item["operationId"] == name)


def test_the_document_itself_is_not_touched(contract: Json) -> None:
    before = copy.deepcopy(contract)
    assert overlay.apply(contract) != before
    assert contract == before


@pytest.mark.parametrize("rule", overlay.RULES, ids=lambda rule: rule.__name__)
def test_a_rule_that_matches_nothing_fails(rule: overlay.Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rule.__doc__, "every rule has its reason"
    empty: Json = {"paths": {}, "components": {"schemas": {}}}
    monkeypatch.setattr(overlay, "RULES", (rule,))
    with pytest.raises(overlay.OverlayError):
        overlay.apply(empty)


def test_names_are_short_and_unique(contract: Json) -> None:
    changed = overlay.apply(contract)
    names = [item["operationId"] for _, _, item in overlay.operations(changed)]
    assert len(names) == len(set(names)) == 142
    assert operation(changed, "create_run")
    with pytest.raises(overlay.OverlayError, match="no short name"):
        overlay.apply(changed)


def test_schemas_are_renamed_everywhere(contract: Json) -> None:
    changed = overlay.apply(contract)
    text = str(changed)
    for old, new in overlay.SCHEMA_NAMES.items():
        assert f"'#/components/schemas/{old}'" not in text
        assert new in changed["components"]["schemas"]
    response = operation(changed, "list_runs")["responses"]["200"]["content"]["application/json"]["schema"]
    assert response == {"$ref": "#/components/schemas/RunPage"}


def test_parameters_have_no_null(contract: Json) -> None:
    changed = overlay.apply(contract)
    for _, _, item in overlay.operations(changed):
        for parameter in item.get("parameters", []):
            assert {"type": "null"} not in parameter["schema"].get("anyOf", [])
            assert parameter["name"] != "Idempotency-Key"
    (search,) = [p for p in operation(changed, "list_runs")["parameters"] if p["name"] == "search"]
    assert search["schema"] == {"type": "string"}
    (status,) = [p for p in operation(changed, "list_runs")["parameters"] if p["name"] == "status"]
    assert status["schema"] == {"$ref": "#/components/schemas/RunStatus"}


def test_a_secret_field_that_is_gone_fails(contract: Json) -> None:
    broken = copy.deepcopy(contract)
    del broken["components"]["schemas"]["RunCreate"]["properties"]["sensitive_input_values"]
    with pytest.raises(overlay.OverlayError, match=r"RunCreate\.sensitive_input_values does not exist"):
        overlay.apply(broken)


def test_a_subclass_needs_all_fields_of_its_base(contract: Json) -> None:
    broken = copy.deepcopy(contract)
    del broken["components"]["schemas"]["RunResponseWithIncludes"]["properties"]["output_data"]
    with pytest.raises(overlay.OverlayError, match="RunResponseWithIncludes does not have output_data"):
        overlay.apply(broken)


def test_a_field_of_a_subclass_has_the_type_of_the_base(contract: Json) -> None:
    broken = copy.deepcopy(contract)
    broken["components"]["schemas"]["RunResponseWithIncludes"]["properties"]["output_data"] = {"type": "integer"}
    with pytest.raises(ViewError, match=r"RunResponseWithIncludes\.output_data is int"):
        generate(broken)


def test_request_logs_are_typed_only_while_the_document_does_not(contract: Json) -> None:
    items = overlay.apply(contract)["components"]["schemas"]["RequestLogPage"]["properties"]["items"]
    assert items["items"] == {"$ref": "#/components/schemas/RequestLogResponse"}
    typed = copy.deepcopy(contract)
    typed["components"]["schemas"]["PaginatedResponse"]["properties"]["items"]["items"] = {"type": "object"}
    with pytest.raises(overlay.OverlayError, match="request_logs_are_typed"):
        overlay.apply(typed)
