"""`client.model_configurations`: models that workflows and runs can choose."""

from __future__ import annotations

import builtins
from typing import Any, Unpack, overload
from uuid import UUID

from ..._core.http.arguments import request_body
from ..._core.http.request import RequestOptions
from ..._generated.api.model_configurations import (
    create_model_configuration,
    delete_model_configuration,
    get_model_configuration,
    list_model_configurations,
    update_model_configuration,
)
from ..._generated.arguments import ModelConfigurationCreateArguments, ModelConfigurationUpdateArguments
from ..._generated.models.model_configuration_create import ModelConfigurationCreate
from ..._generated.models.model_configuration_response import ModelConfigurationResponse
from ..._generated.models.model_configuration_update import ModelConfigurationUpdate
from ._base import Resource


class ModelConfigurations(Resource):
    """Models that workflows and runs can choose: the system's own, which cannot be changed, and yours."""

    def list(self, **options: Unpack[RequestOptions]) -> builtins.list[ModelConfigurationResponse]:
        """List model configurations; the response has all of them.

        Args:
            **options: See `RequestOptions`.

        Returns:
            The system's, whose `is_system_default` is True, and yours.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> configurations = client.model_configurations.list()
            >>> own = [found.name for found in configurations if not found.is_system_default]
        """
        return (self._pipeline.send(list_model_configurations.build_request(), options)).parsed

    def get(
        self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]
    ) -> ModelConfigurationResponse:
        """Get a model configuration.

        Args:
            model_configuration_id: The configuration.
            **options: See `RequestOptions`.

        Returns:
            The configuration. Of an API key it holds only the `api_key_alias`.

        Raises:
            NotFoundError: When there is no such configuration.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> configuration = client.model_configurations.get(model_configuration_id)
            >>> has_own_key = configuration.api_key_alias is not None
        """
        request = get_model_configuration.build_request(model_configuration_id)
        return (self._pipeline.send(request, options)).parsed

    @overload
    def create(self, **arguments: Unpack[ModelConfigurationCreateArguments]) -> ModelConfigurationResponse: ...

    @overload
    def create(
        self, request: ModelConfigurationCreate, **options: Unpack[RequestOptions]
    ) -> ModelConfigurationResponse: ...

    def create(
        self, request: ModelConfigurationCreate | None = None, **arguments: Any
    ) -> ModelConfigurationResponse:
        """Create a model configuration.

        Args:
            request: A `ModelConfigurationCreate`, in place of the arguments below that are its fields.
            name: A name, of 1 to 255 characters.
            provider: Who runs the model, such as `openai`; 1 to 50 characters.
            model: The model as the provider calls it, such as `gpt-4o`; 1 to 255 characters.
            description: What it is for.
            temperature: The sampling temperature.
            max_tokens: How many tokens a response of the model may have.
            timeout_seconds: Seconds one call of the model may take.
            max_retries: How often a call of the model is repeated.
            additional_params: Further parameters of the provider.
            agent_harness_version_string: The version of the agent to use.
            is_computer_use_model: Whether it is a computer-use model. Server default False.
            is_archived: Whether it is archived. Server default False.
            api_key: The provider's API key. It never comes back, and no repr and no error shows it.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The configuration.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            UnprocessableEntityError: When the server finds an argument invalid.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> configuration = client.model_configurations.create(
            ...     name="Our GPT-4o", provider="openai", model="gpt-4o", api_key="sk-..."
            ... )
        """
        body, options = request_body(ModelConfigurationCreate, request, arguments)
        return (self._pipeline.send(create_model_configuration.build_request(body=body), options)).parsed

    def update(
        self,
        model_configuration_id: UUID | str,
        request: ModelConfigurationUpdate | None = None,
        **arguments: Unpack[ModelConfigurationUpdateArguments],
    ) -> ModelConfigurationResponse:
        """Change one of your model configurations. What is left out stays as it is; `None` is sent as null.

        Args:
            model_configuration_id: The configuration.
            request: A `ModelConfigurationUpdate`, in place of the arguments below that are its fields.
            name: A name, of 1 to 255 characters.
            description: What it is for.
            provider: Who runs the model; 1 to 50 characters.
            model: The model as the provider calls it; 1 to 255 characters.
            api_key: A new API key of the provider. It never comes back, and no repr and no error shows it.
            clear_api_key: True removes the stored API key.
            temperature: The sampling temperature.
            max_tokens: How many tokens a response of the model may have.
            timeout_seconds: Seconds one call of the model may take.
            max_retries: How often a call of the model is repeated.
            additional_params: Further parameters of the provider.
            agent_harness_version_string: The version of the agent to use.
            is_computer_use_model: Whether it is a computer-use model.
            is_archived: Whether it is archived.
            **arguments: See `RequestOptions` for the options of every call.

        Returns:
            The configuration as it is now.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such configuration.
            APIStatusError: When it is one of the system's; the status is not documented.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> configuration = client.model_configurations.update(model_configuration_id, is_archived=True)
        """
        body, options = request_body(ModelConfigurationUpdate, request, arguments)
        call = update_model_configuration.build_request(model_configuration_id, body=body)
        return (self._pipeline.send(call, options)).parsed

    def delete(self, model_configuration_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Delete one of your model configurations.

        Args:
            model_configuration_id: The configuration.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such configuration.
            APIStatusError: When it is one of the system's; the status is not documented.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> client.model_configurations.delete(model_configuration_id)
        """
        self._pipeline.send(delete_model_configuration.build_request(model_configuration_id), options)
