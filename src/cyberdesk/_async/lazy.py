"""Classes that the client hands out, each loaded when it is first used, so that making a client loads no model."""

from typing import TYPE_CHECKING

from .._lazy import lazy_names

if TYPE_CHECKING:
    from .._raw.aio import RawResponses as RawResponses
    from .jobs.job import AsyncJob as AsyncJob
    from .resources.computer import AsyncComputer as AsyncComputer
    from .resources.connections import AsyncConnections as AsyncConnections
    from .resources.health import AsyncHealth as AsyncHealth
    from .resources.machines import AsyncMachines as AsyncMachines
    from .resources.model_configurations import AsyncModelConfigurations as AsyncModelConfigurations
    from .resources.pools import AsyncPools as AsyncPools
    from .resources.provider_credentials import AsyncProviderCredentials as AsyncProviderCredentials
    from .resources.request_logs import AsyncRequestLogs as AsyncRequestLogs
    from .resources.run_attachments import AsyncRunAttachments as AsyncRunAttachments
    from .resources.runs import AsyncRuns as AsyncRuns
    from .resources.trajectories import AsyncTrajectories as AsyncTrajectories
    from .resources.usage import AsyncUsage as AsyncUsage
    from .resources.workflow_tag_groups import AsyncWorkflowTagGroups as AsyncWorkflowTagGroups
    from .resources.workflow_tags import AsyncWorkflowTags as AsyncWorkflowTags
    from .resources.workflows import AsyncWorkflows as AsyncWorkflows
    from .sessions.chains import AsyncChain as AsyncChain
    from .sessions.run_handles import AsyncRunHandle as AsyncRunHandle
    from .sessions.sessions import AsyncSession as AsyncSession
else:
    __getattr__, __all__ = lazy_names(__name__)
