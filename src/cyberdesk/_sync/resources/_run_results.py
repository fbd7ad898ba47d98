"""The part of `client.runs` about the results of runs."""

from __future__ import annotations

from typing import Unpack
from uuid import UUID

from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._files.images import decoded_image
from ..._generated.api.runs import (
    generate_run_trajectory,
    get_run_image_signed_url,
    get_run_llm_costs,
    get_run_trajectory,
)
from ..._generated.models.run_image_signed_url_response import RunImageSignedUrlResponse
from ..._generated.models.run_llm_costs_response import RunLlmCostsResponse
from ..._generated.models.trajectory_response import TrajectoryResponse
from ...errors import InvalidArgumentError
from ...messages import Screenshot
from ._base import Resource


class RunResults(Resource):
    """Results of runs: trajectories, screenshots, costs."""

    def get_trajectory(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> TrajectoryResponse:
        """Get the trajectory of a run: the steps that the agent took.

        Args:
            run_id: The run.
            **options: See `RequestOptions`.

        Returns:
            The trajectory; its steps are in `trajectory_data`.

        Raises:
            NotFoundError: When there is no such run, or it has no trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> trajectory = client.runs.get_trajectory(run_id)
        """
        return (self._pipeline.send(get_run_trajectory.build_request(run_id), options)).parsed

    def generate_trajectory(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> TrajectoryResponse:
        """Turn a run's last changed trajectory into a generated one, which lists show by default.

        Later runs follow it once it was approved.

        Args:
            run_id: The run.
            **options: See `RequestOptions`.

        Returns:
            The trajectory as it is now.

        Raises:
            NotFoundError: When there is no such run, or it has no trajectory.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> trajectory = client.runs.generate_trajectory(run_id)
            >>> trajectory.is_generated
            True
        """
        return (self._pipeline.send(generate_run_trajectory.build_request(run_id), options)).parsed

    def get_image_signed_url(
        self,
        run_id: UUID | str,
        *,
        image_url: str,
        expires_in: int | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> RunImageSignedUrlResponse:
        """Get a URL that shows one of a run's screenshots to anybody for a while.

        Args:
            run_id: The run.
            image_url: The screenshot as the run's `run_message_history` names it, `supabase://run-images/...`.
            expires_in: Seconds until the URL stops working, 10 to 3600. Server default 3600.
            **options: See `RequestOptions`.

        Returns:
            The `signed_url`, and `expires_in` in seconds. Its repr does not show the URL.

        Raises:
            NotFoundError: When there is no such run, or no such screenshot in it.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> first = screenshots(client.runs.get(run_id))[0]
            >>> signed = client.runs.get_image_signed_url(
            ...     run_id, image_url=first.image_url, expires_in=600
            ... )
        """
        request = get_run_image_signed_url.build_request(run_id, image_url=image_url, expires_in=expires_in)
        return (self._pipeline.send(request, options)).parsed

    def get_llm_costs(self, run_id: UUID | str, **options: Unpack[RequestOptions]) -> RunLlmCostsResponse:
        """Get the tokens that a run used and what they cost, by role and model.

        Cyberdesk switches this on for some organisations only.

        Args:
            run_id: The run.
            **options: See `RequestOptions`.

        Returns:
            The `rows`, in US dollars. `has_unpriced` is true when the price of some is not known.

        Raises:
            NotFoundError: When there is no such run.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> costs = client.runs.get_llm_costs(run_id)
            >>> tokens = sum(row.output_tokens for row in costs.rows)
        """
        return (self._pipeline.send(get_run_llm_costs.build_request(run_id), options)).parsed

    def download_screenshot(
        self, run_id: UUID | str, screenshot: Screenshot, **options: Unpack[RequestOptions]
    ) -> bytes:
        """Get the image of a screenshot: from the run while it is in progress, from storage afterwards.

        Args:
            run_id: The run.
            screenshot: One of `screenshots(run)`.
            **options: See `RequestOptions`.

        Returns:
            The image file's bytes, as a rule PNG.

        Raises:
            InvalidArgumentError: When the screenshot has neither an image nor its URL.
            ResponseDecodeError: When the image in the run is not valid base64.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> for screenshot in screenshots(run):
            ...     image = client.runs.download_screenshot(run.id, screenshot)
        """
        if screenshot.image_base64:
            return decoded_image(screenshot.image_base64)
        if not screenshot.image_url:
            raise InvalidArgumentError(
                "the screenshot has neither image_base64 nor image_url: pass one of screenshots(run)"
            )
        request = get_run_image_signed_url.build_request(run_id, image_url=screenshot.image_url)
        link = (self._pipeline.send(request, options)).parsed
        return self._pipeline.fetch(link.signed_url, options)
