"""Many runs of one workflow: what `client.map_runs` takes and returns."""

from ._async.jobs.job import AsyncJob
from ._core.jobs.rows import JobProgress, RowFailed, RowResult, RowSucceeded
from ._generated.arguments import RowArguments
from ._sync.jobs.job import Job

__all__ = ["AsyncJob", "Job", "JobProgress", "RowArguments", "RowFailed", "RowResult", "RowSucceeded"]
