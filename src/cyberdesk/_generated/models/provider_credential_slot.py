"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class ProviderCredentialSlot(OpenEnum):
    """Provider slot that can hold a credential of the organisation: `anthropic`, `openai`, `google` or `aws_bedrock`."""

    ANTHROPIC = "anthropic"
    AWS_BEDROCK = "aws_bedrock"
    GOOGLE = "google"
    OPENAI = "openai"
