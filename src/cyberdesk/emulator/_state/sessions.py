"""Sessions: reservations of machines."""

from uuid import UUID

from cyberdesk.emulator._state.tables import Record, record

__all__ = ["SessionRecord"]


@record
class SessionRecord(Record):
    """The reservation of one machine; the API shows it only through runs and machines."""

    id: UUID
    requested_machine_id: UUID | None = None
    pool_ids: list[UUID] | None = None
    # Kept after the release, so that a retry comes back to the desktop that holds the session's files.
    machine_id: UUID | None = None
    released: bool = False
