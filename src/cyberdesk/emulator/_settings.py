"""The options of one emulator."""

import attrs

from cyberdesk.emulator._rules.http.rate_limits import RateLimit

__all__ = ["REQUEST_LOGGER", "EmulatorSettings"]

REQUEST_LOGGER = "cyberdesk.emulator.requests"
"""The logger with one line for each request."""


@attrs.frozen(kw_only=True)
class EmulatorSettings:
    """The options of `CyberdeskEmulator`, documented there."""

    api_keys: tuple[str, ...] = attrs.field(repr=False)
    scheduling_seconds: float
    running_seconds: float
    checks_seconds: float
    write_seconds: float
    task_failed_ends_session: bool
    full_run_list: bool
    max_file_bytes: int
    max_logged_requests: int
    rate_limit: RateLimit | None = None
