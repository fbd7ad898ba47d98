"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class ProviderCredentialSource(OpenEnum):
    """Whose credential a slot uses: `cyberdesk` for that of the service, `organization` for one supplied by the
    organisation.
    """

    CYBERDESK = "cyberdesk"
    ORGANIZATION = "organization"
