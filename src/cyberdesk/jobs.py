"""Many runs of one workflow: what `client.map_runs` takes and gives."""

from ._async.jobs import AsyncJob
from ._core.rows import JobProgress, RowArguments, RowResult
from ._sync.jobs import Job

__all__ = ["AsyncJob", "Job", "JobProgress", "RowArguments", "RowResult"]
