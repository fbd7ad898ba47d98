"""Chains and sessions: references between runs, and what `client.chain` and `client.session` give."""

from ._async.chains import AsyncChain, AsyncChainHandle
from ._async.run_handles import AsyncRunHandle
from ._async.sessions import AsyncSession
from ._core.chains import ChainResults, Step
from ._core.refs import Ref, ref
from ._sync.chains import Chain, ChainHandle
from ._sync.run_handles import RunHandle
from ._sync.sessions import Session

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
