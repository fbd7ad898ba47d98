"""Post-run checks: their results, and the status of the run that follows from them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, cast, get_args

import attrs

from cyberdesk.emulator._rules.inputs.paths import PathError, lookup, parse_path
from cyberdesk.emulator._rules.inputs.prompts import fill_template
from cyberdesk.emulator._rules.inputs.schemas import SchemaError, output_schema, violations

__all__ = ["CheckResult", "Findings", "evaluate_check", "worst_result"]

Status = Literal["success", "failed", "infra_error"]
Check = Mapping[str, Any]

_REF = re.compile(r"(?P<root>inputs|outputs)(?P<path>[.\[].*)", re.DOTALL)


@attrs.frozen
class CheckResult:
    """What a post-run check found.

    Attributes:
        status: `success`, `failed` when the check failed, `infra_error` when it could not be evaluated.
        error_message: the reason, unless it succeeded.
        messages: remarks of the judging model.
        matched_filenames: the output attachments that it evaluated.
    """

    status: Status = attrs.field(default="success", validator=attrs.validators.in_(get_args(Status)))
    error_message: str | None = None
    messages: Sequence[str] = ()
    matched_filenames: Sequence[str] | None = None


@attrs.frozen(kw_only=True)
class Findings:
    """The results of an execution that the checks evaluate."""

    inputs: Mapping[str, Any]
    output: Mapping[str, Any] | None
    filenames: Sequence[str]
    output_schema: str | None


class _CannotCheckError(Exception):
    """The check itself is wrong."""


def evaluate_check(check: Check, findings: Findings, scripted: CheckResult | None) -> CheckResult:
    """Evaluate one check.

    Args:
        check: the check as the run stores it.
        findings: the results of the execution.
        scripted: the result set by the emulator's user, which takes precedence. Without it, checks that need a
            model pass.
    """
    if scripted is not None:
        return scripted
    try:
        match check["type"]:
            case "output_data_passes_schema_validation":
                return _check_output(findings)
            case "run_attachment_exists" | "run_attachment_image_check":
                return _check_attachments(check, findings)
            case _:
                return CheckResult(messages=["Judged to pass by the emulator"])
    except _CannotCheckError as error:
        return CheckResult("infra_error", str(error))


def worst_result(results: Iterable[tuple[str, CheckResult]]) -> tuple[Status, list[str]]:
    """The result of all checks together, with reasons: `infra_error` takes precedence over `failed`."""
    found = list(results)
    status: Status = "success"
    for kind in ("failed", "infra_error"):
        if any(result.status == kind for _, result in found):
            status = kind
    verbs = {"failed": "failed", "infra_error": "could not be evaluated"}
    reasons = [
        f"Post-run check {name!r} {verbs[result.status]}"
        + (f": {result.error_message}" if result.error_message else "")
        for name, result in found
        if result.status == status and status != "success"
    ]
    return status, reasons


def _check_output(findings: Findings) -> CheckResult:
    schema = output_schema(findings.output_schema)
    if schema is None:
        raise _CannotCheckError("The workflow has no output_schema to validate the output against")
    if findings.output is None:
        return CheckResult("failed", "There is no output_data")
    try:
        found = violations(schema, dict(findings.output))
    except SchemaError as error:
        raise _CannotCheckError(str(error)) from None
    if found:
        return CheckResult(
            "failed", f"output_data: {found[0]}", [f"output_data: {violation}" for violation in found]
        )
    return CheckResult()


def _check_attachments(check: Check, findings: Findings) -> CheckResult:
    wanted, matched = _targets(check, findings)
    missing = [name for name in wanted if name not in findings.filenames]
    expected = _expected_count(check, findings)
    problem: str | None = None
    if missing:
        problem = f"Missing: {', '.join(missing)}"
    elif expected is not None and len(matched) != expected:
        problem = f"{len(matched)} attachments match instead of {expected}"
    elif expected is None and not matched and not wanted:
        problem = "No attachment matches"
    if problem is None:
        return CheckResult(matched_filenames=matched)
    if check.get("allow_missing_attachments") and (missing or not matched):
        return CheckResult(messages=[f"{problem} (allowed)"], matched_filenames=matched)
    return CheckResult("failed", problem, matched_filenames=matched)


def _targets(check: Check, findings: Findings) -> tuple[list[str], list[str]]:
    """The required file names, and the attachments that match."""
    match check.get("file_target_mode"):
        case "exact":
            wanted = cast("list[str]", check.get("file_names") or [])
        case "loop_items":
            wanted = _loop_names(check, findings)
        case "regex":
            try:
                pattern = re.compile(check.get("file_name_regex") or "")
            except re.error as error:
                raise _CannotCheckError(f"file_name_regex is not a regular expression: {error}") from None
            return [], [name for name in findings.filenames if pattern.search(name)]
        case _:
            return [], list(findings.filenames)
    return wanted, [name for name in findings.filenames if name in wanted]


def _loop_names(check: Check, findings: Findings) -> list[str]:
    items = _referenced(check.get("loop_input") or "", findings)
    if not isinstance(items, list):
        raise _CannotCheckError(f"loop_input {check.get('loop_input')!r} is not a list")
    template = check.get("loop_item_filename_template") or "{item}"
    try:
        return [
            fill_template(template, {**findings.inputs, "item": item, "index": index})
            for index, item in enumerate(cast("list[object]", items))
        ]
    except PathError as error:
        raise _CannotCheckError(f"loop_item_filename_template: {error}") from None


def _expected_count(check: Check, findings: Findings) -> int | None:
    reference = check.get("expected_match_count_ref")
    if not reference:
        return check.get("expected_match_count")
    found = _referenced(reference, findings)
    count = len(cast("list[object]", found)) if isinstance(found, list) else found
    if isinstance(count, bool) or not isinstance(count, int):
        raise _CannotCheckError(f"expected_match_count_ref {reference!r} is neither a number nor a list")
    return count


def _referenced(reference: str, findings: Findings) -> object:
    """The value of a reference such as `items`, `inputs.items` or `outputs.rows`, with or without braces."""
    text = reference.strip().strip("{}")
    match = _REF.fullmatch(text)
    root, path = (match["root"], match["path"]) if match else ("inputs", f".{text}")
    values = findings.inputs if root == "inputs" else findings.output or {}
    try:
        return lookup(dict(values), parse_path(path))
    except PathError as error:
        raise _CannotCheckError(f"{reference!r} does not exist: {error}") from None
