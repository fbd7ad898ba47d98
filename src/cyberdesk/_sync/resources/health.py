"""`client.health`: the state of the API and of what it depends on."""

from __future__ import annotations

from typing import Any, Unpack

from ..._core.http.request import RequestOptions
from ..._generated.api.health import database_health_check, health_check, health_machines
from ..._generated.models.machines_health_check_response import MachinesHealthCheckResponse
from ._base import Resource


class Health(Resource):
    """The state of the API, its database and the machines."""

    def check(self, **options: Unpack[RequestOptions]) -> dict[str, str]:
        """Check the API. The key does not matter, and no rate limit applies.

        Args:
            **options: See `RequestOptions`.

        Returns:
            The state, as names and texts.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> state = client.health.check()
        """
        return (self._pipeline.send(health_check.build_request(), options)).parsed

    def check_database(self, **options: Unpack[RequestOptions]) -> Any:
        """Check whether the API reaches its database. The key does not matter, and no rate limit applies.

        Args:
            **options: See `RequestOptions`.

        Returns:
            The state, in whatever form the API gives it.

        Raises:
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> state = client.health.check_database()
        """
        return (self._pipeline.send(database_health_check.build_request(), options)).parsed

    def check_machines(self, **options: Unpack[RequestOptions]) -> MachinesHealthCheckResponse:
        """Check all machines of the organisation.

        The server responds with status 503 when some machine is not well. That is not an error, and it is not
        retried: see `status`.

        Args:
            **options: See `RequestOptions`.

        Returns:
            `status` (`ok` or `error`), how many machines were checked and are well, and the `errored_machines`.

        Raises:
            AuthenticationError: When the API key is not accepted.
            CyberdeskError: When the request failed. Temporary failures other than 503 with a report are
                retried first.

        Example:
            >>> report = client.health.check_machines()
            >>> broken = {machine.machine_id: machine.error for machine in report.errored_machines}
        """
        return (self._pipeline.send(health_machines.build_request(), options)).parsed
