"""Drives the runs: waits, assigns machines, executes handlers, and applies the rules to the results."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from cyberdesk.emulator._desktop.desktops import Desktops
from cyberdesk.emulator._execution.execution import (
    Execution,
    ExecutionServices,
    HandlerThreads,
    InputError,
    call_handler,
    run_checks,
    set_up,
)
from cyberdesk.emulator._execution.handlers import File, Handler, Outcome, breaks, default_handler
from cyberdesk.emulator._rules.models.credentials import credential_problem
from cyberdesk.emulator._rules.runs.life_cycle import Ending, end_run, start_checks, start_run
from cyberdesk.emulator._rules.runs.scheduling import Scheduler
from cyberdesk.emulator._rules.stamp import Stamp
from cyberdesk.emulator._rules.workflows.trajectories import record_trajectory
from cyberdesk.emulator._settings import EmulatorSettings
from cyberdesk.emulator._state import (
    AttachmentRecord,
    AttachmentType,
    MachineRecord,
    RunRecord,
    RunStatus,
    State,
)
from cyberdesk.emulator._time.clock import Clock

__all__ = ["Engine"]

logger = logging.getLogger("cyberdesk.emulator")


class Engine:
    """Owns the tasks of one emulator. All methods but `join_threads` run in the emulator's event loop.

    Args:
        state: what it works on.
        settings: the durations of the phases of a run.
        clock: the time.
        new_id: the source of ids for what a run makes.
    """

    def __init__(
        self,
        state: State,
        settings: EmulatorSettings,
        clock: Clock,
        new_id: Callable[[RunRecord], UUID],
    ) -> None:
        self.on_end: Callable[[RunRecord], None] = _nothing
        self._handlers: dict[UUID, Handler] = {}
        self._handler_added: dict[UUID, asyncio.Event] = {}
        self._state = state
        self._scheduler = Scheduler(state)
        self._settings = settings
        self._clock = clock
        self._new_id = new_id
        self._executions: dict[UUID, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._threads = HandlerThreads()
        self.services = ExecutionServices(
            state=state,
            clock=clock,
            threads=self._threads,
            desktops=Desktops(state, clock.now),
            running_seconds=settings.running_seconds,
            check_results={},
        )
        self._paused = False

    def set_handler(self, workflow_id: UUID, handler: Handler | None) -> None:
        """Set the handler of a workflow; None for the default handler."""
        self._state.workflows[workflow_id].handler_of = None if handler is None else workflow_id
        if handler is None:
            self._handlers.pop(workflow_id, None)
        else:
            self._handlers[workflow_id] = handler
        if workflow_id in self._handler_added:
            self._handler_added.pop(workflow_id).set()

    async def _handler(self, workflow_id: UUID) -> Handler:
        # After a restart a run waits until its handler is added again, instead of using the default handler.
        while (source := self._handler_source(workflow_id)) is not None:
            if source in self._handlers:
                return self._handlers[source]
            await self._handler_added.setdefault(source, asyncio.Event()).wait()
        return default_handler

    def _handler_source(self, workflow_id: UUID) -> UUID | None:
        """The workflow whose handler the runs of this one call; None for the default handler."""
        source = self._state.workflows[workflow_id].handler_of
        original = None if source is None else self._state.workflows.get(source)
        return None if original is not None and original.handler_of is None else source

    def admit(self, runs: Iterable[RunRecord]) -> None:
        """Schedule new or retried runs, after the minimum scheduling time."""
        ready_at = self._clock.now() + timedelta(seconds=self._settings.scheduling_seconds)
        admitted = list(runs)
        for run in admitted:
            run.ready_at = ready_at
        self._wait_until_ready(admitted, ready_at)

    def settle(self, ended: Iterable[RunRecord] = ()) -> None:
        """Apply a change of the state: stop the tasks of ended runs, and start the runs that can start."""
        for run in ended:
            if run.id in self._state.runs:
                record_trajectory(self._state, run, Stamp(self._clock.now(), partial(self._new_id, run)))
            execution = self._executions.pop(run.id, None)
            if execution is not None and execution is not asyncio.current_task():
                execution.cancel()
            self.on_end(run)
        if self._paused:
            return
        for run, machine in self._scheduler.next_assignments():
            start_run(self._state, run, machine, self._clock.now())
            self._execute(run, machine)

    def pause(self) -> None:
        """Cancel everything in progress, because the state is about to be replaced."""
        self._paused = True
        self._executions.clear()
        for task in self._tasks:
            task.cancel()

    def resume(self) -> None:
        """Continue from the present state: waiting runs wait, running ones are executed again."""
        self._paused = False
        waiting: dict[datetime, list[RunRecord]] = {}
        for run in list(self._state.open_runs.values()):
            machine = self._state.machines.get(run.assigned_machine_id) if run.assigned_machine_id else None
            if machine is not None:
                self._execute(run, machine)
            elif not run.ready:
                waiting.setdefault(run.ready_at or self._clock.now(), []).append(run)
        for ready_at, runs in waiting.items():
            self._wait_until_ready(runs, ready_at)
        self.settle()

    async def stop(self) -> None:
        """Cancel everything and wait for it."""
        self.pause()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def join_threads(self, timeout: float) -> int:
        """Wait for sync handlers after the stop; return the number of those that did not end in time."""
        return self._threads.join(timeout)

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = self._clock.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _wait_until_ready(self, runs: list[RunRecord], ready_at: datetime) -> None:
        if not self._paused:
            self._spawn(self._make_ready([(run, run.attempt) for run in runs], ready_at))

    async def _make_ready(self, runs: list[tuple[RunRecord, int]], ready_at: datetime) -> None:
        await self._sleep_until(ready_at)
        for run, attempt in runs:
            # A run that was cancelled and retried meanwhile waits for the timer of its new attempt.
            if run.attempt == attempt:
                run.ready = True
        self.settle()

    async def _sleep_until(self, moment: datetime) -> None:
        await self._clock.sleep(max(0.0, (moment - self._clock.now()).total_seconds()))

    def _execute(self, run: RunRecord, machine: MachineRecord) -> None:
        self._executions[run.id] = self._spawn(self._execute_to_end(run, machine))

    async def _execute_to_end(self, run: RunRecord, machine: MachineRecord) -> None:
        """Execute a run from its start to its end; repeated when the emulator restarts in between."""
        try:
            outcome, execution = await self._perform(run, machine)
            if outcome.status == "success" and run.post_run_checks and execution is not None:
                await self._check(run)
                outcome = run_checks(self.services, execution, outcome)
        except Exception as error:  # a fault of the emulator ends the run, which would stay running otherwise
            logger.exception("Run %s could not be executed", run.id)
            outcome = breaks(f"Emulator failure: {type(error).__name__}: {error}")
        # If the run was ended meanwhile, this task was cancelled, which a handler may have suppressed.
        if self._executions.get(run.id) is asyncio.current_task():
            del self._executions[run.id]
            self._finish(run, outcome)

    async def _check(self, run: RunRecord) -> None:
        if run.status is RunStatus.RUNNING:
            start_checks(self._state, run, self._clock.now())
            self.settle()
        started = run.checks_started_at or self._clock.now()
        await self._sleep_until(started + timedelta(seconds=self._settings.checks_seconds))

    async def _perform(self, run: RunRecord, machine: MachineRecord) -> tuple[Outcome, Execution | None]:
        started = run.started_at or self._clock.now()
        problem = credential_problem(self._state, run)
        if problem is not None:
            return breaks(problem), None
        try:
            execution = set_up(self.services, run, machine)
        except InputError as error:
            return breaks(str(error)), None
        try:
            handler = await self._handler(run.workflow_id)
            outcome = await call_handler(handler, execution, self._threads)
            seconds = self._settings.running_seconds if outcome.seconds is None else outcome.seconds
            await self._sleep_until(started + timedelta(seconds=seconds))
        except asyncio.CancelledError:
            execution.context.mark_cancelled()
            raise
        return outcome, execution

    def _finish(self, run: RunRecord, outcome: Outcome) -> None:
        status = RunStatus(outcome.status)
        run.output_data = dict(outcome.output) if outcome.output is not None else None
        stamp = Stamp(self._clock.now(), partial(self._new_id, run))
        run.output_attachment_ids = [self._keep(run, file, stamp) for file in outcome.files]
        ending = Ending(
            status=status,
            error=[outcome.reason] if outcome.reason is not None else None,
            ends_session=status is RunStatus.ERROR
            or (status is RunStatus.TASK_FAILED and self._settings.task_failed_ends_session),
        )
        self.settle(end_run(self._state, run, ending, stamp.now))

    def _keep(self, run: RunRecord, file: File, stamp: Stamp) -> UUID:
        attachment = AttachmentRecord(
            id=stamp.new_id(),
            run_id=run.id,
            filename=file.name,
            content=file.content,
            content_type=file.media_type,
            attachment_type=AttachmentType.OUTPUT,
            created_at=stamp.now,
        )
        self._state.attachments[attachment.id] = attachment
        return attachment.id


def _nothing(run: RunRecord) -> None:
    pass
