"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class AttachmentType(OpenEnum):
    """Direction of a run attachment: `input` for files supplied with the run, `output` for files the run exported."""

    INPUT = "input"
    OUTPUT = "output"
