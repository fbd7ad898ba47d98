"""Chains: several workflows that run one after the other on one machine, and references between them.

`client.chain` and `session.chain` return a chain; what they give in turn is here, for annotations.
"""

from ._async.sessions.chain_handles import AsyncChainHandle
from ._async.sessions.chains import AsyncChain
from ._async.sessions.run_handles import AsyncRunHandle
from ._core.refs import Ref, RefValue, ref
from ._core.sessions.chains import ChainResults, Step
from ._sync.sessions.chain_handles import ChainHandle
from ._sync.sessions.chains import Chain
from ._sync.sessions.run_handles import RunHandle
from .sessions import AsyncSession, Session

__all__ = [
    "AsyncChain",
    "AsyncChainHandle",
    "AsyncRunHandle",
    "AsyncSession",
    "Chain",
    "ChainHandle",
    "ChainResults",
    "Ref",
    "RefValue",
    "RunHandle",
    "Session",
    "Step",
    "ref",
]
