"""Many runs of one workflow: what `client.map_runs` takes and gives."""

from ._async.jobs.jobs import AsyncJob
from ._core.jobs.rows import JobProgress, RowResult
from ._generated.arguments import RowArguments
from ._sync.jobs.jobs import Job

__all__ = ["AsyncJob", "Job", "JobProgress", "RowArguments", "RowResult"]
