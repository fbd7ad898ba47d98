"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class BedrockAuthMode(OpenEnum):
    """How AWS Bedrock is authenticated: `api_key` with a Bedrock API key, `iam` with an AWS access key pair."""

    API_KEY = "api_key"
    IAM = "iam"
