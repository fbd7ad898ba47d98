"""Classes that the client hands out, each loaded when it is first used, so that making a client loads no model."""

from typing import TYPE_CHECKING

from .._lazy import lazy_names

if TYPE_CHECKING:
    from .._raw.sync import RawResponses as RawResponses
    from .jobs.job import Job as Job
    from .resources.computer import Computer as Computer
    from .resources.connections import Connections as Connections
    from .resources.health import Health as Health
    from .resources.machines import Machines as Machines
    from .resources.model_configurations import ModelConfigurations as ModelConfigurations
    from .resources.pools import Pools as Pools
    from .resources.provider_credentials import ProviderCredentials as ProviderCredentials
    from .resources.request_logs import RequestLogs as RequestLogs
    from .resources.run_attachments import RunAttachments as RunAttachments
    from .resources.runs import Runs as Runs
    from .resources.trajectories import Trajectories as Trajectories
    from .resources.usage import Usage as Usage
    from .resources.workflow_tag_groups import WorkflowTagGroups as WorkflowTagGroups
    from .resources.workflow_tags import WorkflowTags as WorkflowTags
    from .resources.workflows import Workflows as Workflows
    from .sessions.chains import Chain as Chain
    from .sessions.run_handles import RunHandle as RunHandle
    from .sessions.sessions import Session as Session
else:
    __getattr__, __all__ = lazy_names(__name__)
