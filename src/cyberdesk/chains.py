"""Chains and sessions: references between runs, and what `client.chain` and `client.session` give."""

from ._async.sessions.chains import AsyncChain, AsyncChainHandle
from ._async.sessions.run_handles import AsyncRunHandle
from ._async.sessions.sessions import AsyncSession
from ._core.sessions.chains import ChainResults, Step
from ._core.sessions.refs import Ref, ref
from ._sync.sessions.chains import Chain, ChainHandle
from ._sync.sessions.run_handles import RunHandle
from ._sync.sessions.sessions import Session

__all__ = [
    "AsyncChain",
    "AsyncChainHandle",
    "AsyncRunHandle",
    "AsyncSession",
    "Chain",
    "ChainHandle",
    "ChainResults",
    "Ref",
    "RunHandle",
    "Session",
    "Step",
    "ref",
]
