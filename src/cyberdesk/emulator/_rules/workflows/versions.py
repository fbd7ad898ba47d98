"""Old versions of workflows."""

from cyberdesk.emulator._state import WorkflowRecord

__all__ = ["CONTENT", "save_version"]

CONTENT = (
    "main_prompt",
    "input_schema",
    "output_schema",
    "includes_file_exports",
    "is_webhooks_enabled",
    "terminal_command_allowlist",
    "model_metadata",
    "post_run_check_failure_cleanup_prompt",
)
"""The fields that versions store and merges copy: everything but checks and tags."""


def save_version(workflow: WorkflowRecord) -> None:
    """Store the present content of a workflow as its latest old version."""
    version = {field: getattr(workflow, field) for field in ("name", *CONTENT)}
    workflow.old_versions.append(version | {"updated_at": workflow.updated_at})
