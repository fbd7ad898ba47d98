"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class ProviderCredentialAuthType(OpenEnum):
    """Kind of credential in a slot: `api_key`, `aws_bedrock_api_key`, `aws_iam` (AWS access key pair) or
    `service_account_json` (Google service account).
    """

    API_KEY = "api_key"
    AWS_BEDROCK_API_KEY = "aws_bedrock_api_key"
    AWS_IAM = "aws_iam"
    SERVICE_ACCOUNT_JSON = "service_account_json"
