"""Post-run checks: what each finds, and what becomes of the run."""

from typing import Any

import pytest

from cyberdesk.emulator import CheckResult, File, Outcome, RunContext, returns
from cyberdesk.emulator._rules.runs.checks import Findings, evaluate_check, worst_result

from ..support import Api

FINDINGS = Findings(
    inputs={"ids": [{"n": 1}, {"n": 2}], "count": 2, "word": "x"},
    output={"rows": [1, 2, 3], "total": 2},
    filenames=["order-1.pdf", "order-2.pdf", "log.txt"],
    output_schema='{"type": "object", "properties": {"total": {"type": "integer"}}}',
)
EXISTS = {"name": "c", "type": "run_attachment_exists"}
LOOP: dict[str, Any] = {"file_target_mode": "loop_items", "loop_input": "ids"}
EXACT: dict[str, Any] = {"file_target_mode": "exact"}
REGEX: dict[str, Any] = {"file_target_mode": "regex"}

CHECKS: list[tuple[dict[str, Any], str, list[str] | None]] = [
    ({}, "success", ["order-1.pdf", "order-2.pdf", "log.txt"]),
    (EXACT | {"file_names": ["log.txt"]}, "success", ["log.txt"]),
    (EXACT | {"file_names": ["log.txt", "no.txt"]}, "failed", ["log.txt"]),
    (EXACT | {"file_names": ["no.txt"], "allow_missing_attachments": True}, "success", []),
    (REGEX | {"file_name_regex": r"^order-\d\.pdf$"}, "success", ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "csv"}, "failed", []),
    (REGEX | {"file_name_regex": "csv", "allow_missing_attachments": True}, "success", []),
    (REGEX | {"file_name_regex": "("}, "infra_error", None),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count": 2}, "success", ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count": 3}, "failed", ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "csv", "expected_match_count": 0}, "success", []),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count_ref": "count"}, "success",
     ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count_ref": "{inputs.ids}"}, "success",
     ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count_ref": "outputs.rows"}, "failed",
     ["order-1.pdf", "order-2.pdf"]),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count_ref": "word"}, "infra_error", None),
    (REGEX | {"file_name_regex": "pdf", "expected_match_count_ref": "nowhere"}, "infra_error", None),
    (LOOP | {"loop_item_filename_template": "order-{item.n}.pdf"}, "success", ["order-1.pdf", "order-2.pdf"]),
    (LOOP | {"loop_item_filename_template": "order-{index}.pdf"}, "failed", ["order-1.pdf"]),
    (LOOP | {"loop_item_filename_template": "{item.n.x}"}, "infra_error", None),
    (LOOP | {"loop_input": "word"}, "infra_error", None),
    ({"type": "run_attachment_image_check", **EXACT, "file_names": ["no.png"]}, "failed", []),
    ({"type": "output_data_passes_schema_validation"}, "success", None),
    ({"type": "output_data_agentic_check"}, "success", None),
]  # fmt: skip


@pytest.mark.parametrize(("check", "status", "matched"), CHECKS)
def test_what_a_check_finds(check: dict[str, Any], status: str, matched: list[str] | None) -> None:
    result = evaluate_check(EXISTS | check, FINDINGS, None)

    assert result.status == status, result
    assert (result.error_message is None) is (status == "success")
    assert result.matched_filenames == matched


def test_what_is_scripted_goes_first() -> None:
    scripted = CheckResult("infra_error", "no model")
    assert evaluate_check(EXISTS, FINDINGS, scripted) is scripted


def test_what_could_not_be_checked_weighs_most() -> None:
    good, bad, broken = CheckResult(), CheckResult("failed", "no"), CheckResult("infra_error")

    assert worst_result([("a", good)]) == ("success", [])
    assert worst_result([("a", good), ("b", bad)]) == ("failed", ["Post-run check 'b' failed: no"])
    assert worst_result([("a", broken), ("b", bad)]) == (
        "infra_error",
        ["Post-run check 'a' could not be evaluated"],
    )


OUTPUT = '{"type": "object", "required": ["total"], "properties": {"total": {"type": "number"}}}'


def checked_run(api: Api, check: dict[str, Any], handler: Any, **fields: Any) -> Any:
    body = {"main_prompt": "x", "includes_file_exports": True, "post_run_checks": [check], **fields}
    workflow = api.post("/v1/workflows", body)
    api.emulator.set_handler(workflow["id"], handler)
    return api.wait(api.post("/v1/runs", {"workflow_id": workflow["id"]})["id"])


def test_a_failed_check_fails_the_run(api: Api) -> None:
    check = EXISTS | EXACT | {"file_names": ["a.txt", "b.txt"]}
    run = checked_run(api, check, returns({"x": 1}, files=[File("a.txt", b"a")]))

    assert (run["status"], run["output_data"], len(run["output_attachment_ids"])) == ("task_failed", {"x": 1}, 1)
    assert run["error"] == ["Post-run check 'c' failed: Missing: b.txt"]
    [result] = run["post_run_checks"]
    assert (result["status"], result["matched_filenames"]) == ("failed", ["a.txt"])
    assert result["error_message"] == "Missing: b.txt"
    assert result["started_at"] <= result["ended_at"]
    assert run["usage_metadata"]["billing_outcome"] == "task_failed"


def test_a_check_of_the_output_decides_by_itself(api: Api) -> None:
    check = {"name": "fits", "type": "output_data_passes_schema_validation"}
    run = checked_run(api, check, returns({"total": "much"}), output_schema=OUTPUT)
    assert (run["status"], run["output_data"]) == ("task_failed", {"total": "much"})
    assert run["post_run_checks"][0]["messages"] == ["output_data: total is not of type number"]

    assert checked_run(api, check, returns({"total": 1}), output_schema=OUTPUT)["status"] == "success"
    assert checked_run(api, check, returns({"total": 1}))["status"] == "error"


def test_verdicts_of_models_are_scripted(api: Api) -> None:
    check = {"name": "looks right", "type": "output_data_agentic_check", "check_prompt": "Is it right?"}
    assert checked_run(api, check, returns({}))["post_run_checks"][0]["status"] == "success"

    api.emulator.check_result("looks right", "infra_error", error_message="no model", messages=["tried"])
    run = checked_run(api, check, returns({}))
    assert (run["status"], run["post_run_checks"][0]["messages"]) == ("error", ["tried"])

    def handler(run: RunContext) -> Outcome:
        return returns({}, checks={"looks right": CheckResult("failed", "too much")})

    run = checked_run(api, check, handler)
    assert (run["status"], run["error"]) == ("task_failed", ["Post-run check 'looks right' failed: too much"])


def test_the_cleanup_prompt_stands_in_the_history_of_a_session(api: Api) -> None:
    check = {"name": "c", "type": "output_data_agentic_check"}
    body = {"main_prompt": "x", "post_run_checks": [check], "post_run_check_failure_cleanup_prompt": "Log out"}
    workflow = api.post("/v1/workflows", body)
    api.emulator.check_result("c", "failed")
    run = api.post("/v1/runs", {"workflow_id": workflow["id"], "start_session": True})
    [message] = [
        message
        for message in api.wait(run["id"])["run_message_history"]
        if message.get("event_type") == "post_run_check_failure_cleanup"
    ]
    assert message["content"] == [{"type": "text", "text": "Log out"}]
