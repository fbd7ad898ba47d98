"""Workflows and their handlers."""

from collections.abc import Callable, Sequence
from typing import Any, Literal
from uuid import UUID

from cyberdesk.emulator._emulator.base import EmulatorPart
from cyberdesk.emulator._execution.handlers import Handler, Outcome, RunContext
from cyberdesk.emulator._rules.inputs.schemas import parse_schema
from cyberdesk.emulator._rules.runs.checks import CheckResult
from cyberdesk.emulator._views import Workflow, workflow_snapshot

__all__ = ["Workflows"]


class Workflows(EmulatorPart):
    """The part of `CyberdeskEmulator` for workflows and their handlers."""

    @property
    def workflows(self) -> tuple[Workflow, ...]:
        """All workflows at present, in order of creation."""
        return self._call(lambda: tuple(map(workflow_snapshot, self._backend.state.workflows.values())))

    def add_workflow(
        self,
        handler: Handler | Outcome | None = None,
        *,
        name: str | None = None,
        main_prompt: str = "Do the task.",
        includes_file_exports: bool = False,
        is_webhooks_enabled: bool = False,
        input_schema: str | None = None,
        output_schema: str | None = None,
        workflow_id: UUID | str | None = None,
    ) -> Workflow:
        """Create a workflow.

        Args:
            handler: what its runs do, or the outcome of all of them. None: they succeed, return their inputs,
                and export their input files if the workflow exports files.
            name: its name.
            main_prompt: the prompt. Of the shared inputs of a chain, a step gets those that its prompt
                has variables for (`{name}`).
            includes_file_exports: whether the handler may return files.
            is_webhooks_enabled: whether the end of its runs is sent to the endpoints in `webhooks`.
            input_schema: a JSON Schema for the inputs, as a string.
            output_schema: a JSON Schema for the output, as a string, or an object that names the fields. A handler
                whose output does not fit makes its run end as `error`.
            workflow_id: the id, if it must stay the same over restarts; a new one when None. A workflow with
                this id from a state file or the API is kept as it is, with this handler.

        Returns:
            The workflow; runs are created with its `id`.

        Raises:
            ValueError: `input_schema` is not a JSON Schema, or this id was added already.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = emulator.add_workflow(returns({"balance": 12}), name="Read the balance")
            ...     run = client.runs.create_and_wait(workflow_id=workflow.id)
            ...     run.output_data
            {'balance': 12}
        """
        fields: dict[str, Any] = {
            "name": name,
            "main_prompt": main_prompt,
            "includes_file_exports": includes_file_exports,
            "is_webhooks_enabled": is_webhooks_enabled,
            "input_schema": input_schema,
            "output_schema": output_schema,
        }
        wanted = None if workflow_id is None else UUID(str(workflow_id))
        return self._call(lambda: self._add_workflow(fields, wanted, handler))

    def workflow(
        self,
        *,
        name: str | None = None,
        main_prompt: str = "Do the task.",
        includes_file_exports: bool = False,
        is_webhooks_enabled: bool = False,
        input_schema: str | None = None,
        output_schema: str | None = None,
        workflow_id: UUID | str | None = None,
    ) -> Callable[[Handler], Workflow]:
        """Decorate a handler to add it as a workflow; arguments as in `add_workflow`.

        The name of the function then refers to the workflow.

        Example:
            >>> from cyberdesk.emulator import CyberdeskEmulator, RunContext, Outcome, returns
            >>> emulator = CyberdeskEmulator()
            >>> @emulator.workflow(name="Look up", main_prompt="Find {patient}")
            ... async def look_up(run: RunContext) -> Outcome:
            ...     return returns({"found": run.inputs["patient"]})
            >>> look_up.name
            'Look up'
        """

        def decorate(handler: Handler) -> Workflow:
            return self.add_workflow(
                handler,
                name=name,
                main_prompt=main_prompt,
                includes_file_exports=includes_file_exports,
                is_webhooks_enabled=is_webhooks_enabled,
                input_schema=input_schema,
                output_schema=output_schema,
                workflow_id=workflow_id,
            )

        return decorate

    def set_handler(self, workflow_id: UUID | str, handler: Handler | Outcome | None) -> None:
        """Set the handler of a workflow, such as one created through the API.

        Args:
            workflow_id: the workflow.
            handler: as in `add_workflow`.

        Raises:
            KeyError: there is no such workflow.

        Example:
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = client.workflows.create(main_prompt="Read the balance")
            ...     emulator.set_handler(workflow.id, returns({"balance": 12}))
            ...     client.runs.create_and_wait(workflow_id=workflow.id).output_data
            {'balance': 12}
        """
        wanted = UUID(str(workflow_id))

        def change() -> None:
            if wanted not in self._backend.state.workflows:
                raise KeyError(f"No workflow {wanted}")
            self._set_handler(wanted, handler)

        self._call(change)

    def check_result(
        self,
        name: str,
        status: Literal["success", "failed", "infra_error"],
        *,
        error_message: str | None = None,
        messages: Sequence[str] = (),
    ) -> None:
        """Set the result of a post-run check in all workflows.

        Without it checks of attachments and of the output's schema are evaluated, and checks that need a model
        pass. The result set by a handler (`returns(..., checks=...)`) takes precedence.

        Args:
            name: the name of the check.
            status: `failed` makes the run end as `task_failed`, `infra_error` as `error`.
            error_message: the reason.
            messages: remarks of the judging model.

        Example:
            >>> check = {"name": "looks right", "type": "output_data_agentic_check", "check_prompt": "Saved?"}
            >>> with CyberdeskEmulator(serve=False) as emulator, emulator.client() as client:
            ...     workflow = client.workflows.create(main_prompt="Save it.", post_run_checks=[check])
            ...     emulator.check_result("looks right", "failed", error_message="not saved")
            ...     run = client.wait_for_run(client.runs.create(workflow_id=workflow.id), raise_on_failure=False)
            ...     print(run.status)
            task_failed
        """
        result = CheckResult(status, error_message, tuple(messages))
        self._call(lambda: self._backend.engine.services.check_results.update({name: result}))

    def _add_workflow(
        self, fields: dict[str, Any], workflow_id: UUID | None, handler: Handler | Outcome | None
    ) -> Workflow:
        workflow = self._backend.state.workflows.get(workflow_id) if workflow_id is not None else None
        if workflow is not None and self._baseline.has(workflow.id):
            raise ValueError(f"A workflow with the id {workflow_id} was added already")
        if fields["input_schema"] is not None:
            parse_schema(fields["input_schema"])
        if workflow is None:
            workflow = self._backend.add_workflow(fields, workflow_id)
        self._set_handler(workflow.id, handler)
        self._baseline.add(workflow)
        return workflow_snapshot(workflow)

    def _set_handler(self, workflow_id: UUID, handler: Handler | Outcome | None) -> None:
        made = _always(handler) if isinstance(handler, Outcome) else handler
        self._backend.engine.set_handler(workflow_id, made)


def _always(outcome: Outcome) -> Handler:
    async def handler(run: RunContext) -> Outcome:
        await run.work_through(outcome.seconds)
        return outcome

    return handler
