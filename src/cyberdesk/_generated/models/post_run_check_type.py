"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class PostRunCheckType(OpenEnum):
    """What a post-run check examines: `run_attachment_exists` that output files are there,
    `run_attachment_image_check` the content of image files, `output_data_passes_schema_validation` that the output
    data fits the schema, `output_data_agentic_check` the output data as judged by a model.
    """

    OUTPUT_DATA_AGENTIC_CHECK = "output_data_agentic_check"
    OUTPUT_DATA_PASSES_SCHEMA_VALIDATION = "output_data_passes_schema_validation"
    RUN_ATTACHMENT_EXISTS = "run_attachment_exists"
    RUN_ATTACHMENT_IMAGE_CHECK = "run_attachment_image_check"
