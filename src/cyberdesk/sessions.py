"""Sessions: several runs on one machine. `client.session` returns them; the types are here, for annotations."""

from ._async.sessions.run_handles import AsyncRunHandle
from ._async.sessions.sessions import AsyncSession
from ._core.refs import Ref, RefValue, ref
from ._sync.sessions.run_handles import RunHandle
from ._sync.sessions.sessions import Session

__all__ = ["AsyncRunHandle", "AsyncSession", "Ref", "RefValue", "RunHandle", "Session", "ref"]
