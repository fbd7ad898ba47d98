"""`client.computer`: direct control of a machine, through the agent that runs on it."""

from __future__ import annotations

from typing import Any, Unpack
from uuid import UUID

from ..._core.computer import (
    CommandBody,
    ContentBody,
    FolderBody,
    WrittenBody,
    attempt_seconds,
    command_result,
    decoded_as,
    folder_entries,
    id_text,
    written_file,
)
from ..._core.http.request import UNSET, RequestOptions, UnsetType
from ..._core.models.arguments import make
from ..._files.sources import FileContent
from ..._files.uploads import text_content
from ..._generated.api.computer import (
    cyberdriver_diagnostics,
    cyberdriver_keepalive_activity,
    cyberdriver_keepalive_disable,
    cyberdriver_keepalive_enable,
    cyberdriver_update,
    fs_list,
    fs_read,
    fs_write,
    powershell_exec,
    powershell_session,
    powershell_simple,
    powershell_test,
)
from ..._generated.models.cyberdriver_update_request import CyberdriverUpdateRequest
from ..._generated.models.file_write_request import FileWriteRequest
from ..._generated.models.power_shell_exec_request import PowerShellExecRequest
from ..._generated.models.power_shell_session_request import PowerShellSessionRequest
from ...computer import CommandResult, FileEntry, WrittenFile
from ..files.uploads import UploadedContent
from .screen import AsyncScreen


class AsyncComputer(AsyncScreen):
    """Direct control of a machine: screen, mouse, keyboard, files, shell, and the agent itself.

    All of it is done by the agent on the machine, so the machine must be connected.
    """

    async def fs_list(
        self, machine_id: UUID | str, *, path: str | UnsetType = UNSET, **options: Unpack[RequestOptions]
    ) -> list[FileEntry]:
        """List a folder of a machine.

        Args:
            machine_id: The machine.
            path: The folder. Server default `.`, where the agent runs.
            **options: See `RequestOptions`.

        Returns:
            What is in it, folders first; see `cyberdesk.computer.FileEntry`.

        Raises:
            BadRequestError: When it is not a folder.
            PermissionDeniedError: When the agent may not read it.
            NotFoundError: When there is no such folder or machine.
            ResponseDecodeError: When the response is not such a list.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> found = await client.computer.fs_list(machine_id, path="C:/Reports")
            >>> reports = [entry.path for entry in found if entry.name.endswith(".pdf")]
        """
        request = fs_list.build_request(id_text(machine_id), path=path)
        response = await self._pipeline.send(decoded_as(request, FolderBody), options)
        return folder_entries(request, response)

    async def fs_read(self, machine_id: UUID | str, *, path: str, **options: Unpack[RequestOptions]) -> bytes:
        """Read a file of a machine.

        Args:
            machine_id: The machine.
            path: The file, of 100 MB at most.
            **options: See `RequestOptions`.

        Returns:
            The whole content.

        Raises:
            BadRequestError: When it is not a file.
            PermissionDeniedError: When the agent may not read it.
            NotFoundError: When there is no such file or machine.
            APIStatusError: With status 413 when the file is too large.
            ResponseDecodeError: When the response holds no content.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> content = await client.computer.fs_read(machine_id, path="C:/Reports/today.pdf")
        """
        request = fs_read.build_request(id_text(machine_id), path=path)
        return (await self._pipeline.send(decoded_as(request, ContentBody), options)).parsed.content

    async def fs_write(
        self,
        machine_id: UUID | str,
        *,
        path: str,
        content: FileContent | str,
        mode: str | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> WrittenFile:
        """Write a file on a machine; missing folders are created.

        Args:
            machine_id: The machine.
            path: The file on the machine.
            content: Bytes, text (written as UTF-8), a local file as a `Path`, an open binary file, or an iterable
                of bytes. Large contents are read while they are sent.
                Agents refuse empty content.
            mode: `write` replaces what the file holds, `append` adds to it. Server default `write`.
            **options: See `RequestOptions`.

        Returns:
            What the agent reports about the file; see `cyberdesk.computer.WrittenFile`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            LocalFileError: When a local file cannot be read; nothing was sent.
            BadRequestError: When the content is empty.
            PermissionDeniedError: When the agent may not write there.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> written = await client.computer.fs_write(machine_id, path="C:/in/names.txt", content="Jane Doe")
        """
        body = make(FileWriteRequest, path=path, content="", mode=mode)
        async with UploadedContent(text_content(content), self._pipeline.settings, options) as body.content:
            request = decoded_as(fs_write.build_request(id_text(machine_id), body=body), WrittenBody)
            return written_file((await self._pipeline.send(request, options)).parsed)

    async def powershell_exec(
        self,
        machine_id: UUID | str,
        *,
        command: str,
        same_session: bool | UnsetType = UNSET,
        working_directory: str | None | UnsetType = UNSET,
        session_id: str | None | UnsetType = UNSET,
        command_timeout: float | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> CommandResult:
        """Run a PowerShell command on a machine, and wait for it.

        Args:
            machine_id: The machine.
            command: The command.
            same_session: Whether to go on in the same shell. Server default True; newer agents start a new one
                for each command.
            working_directory: The folder to run it in.
            session_id: A shell session; not one of runs.
            command_timeout: Seconds the command may take. Server default 30.
            **options: See `RequestOptions`. The default of `timeout`, which bounds one attempt of the call, is 30
                seconds more than the command may take, or the client's `timeout` where that is longer.

        Returns:
            What it did; see `cyberdesk.computer.CommandResult`. A command that fails or takes too long is no
            error: see `ok`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            ResponseDecodeError: When the response is malformed; the command was run.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> result = await client.computer.powershell_exec(machine_id, command="hostname", command_timeout=10)
            >>> name = result.stdout.strip() if result.ok else None
        """
        body = make(
            PowerShellExecRequest,
            command=command,
            same_session=same_session,
            working_directory=working_directory,
            session_id=session_id,
            timeout=command_timeout,
        )
        request = decoded_as(powershell_exec.build_request(id_text(machine_id), body=body), CommandBody)
        longer: RequestOptions = {
            "timeout": attempt_seconds(self._pipeline.settings.timeout, command_timeout),
            **options,
        }
        return command_result((await self._pipeline.send(request, longer)).parsed)

    async def powershell_session(
        self,
        machine_id: UUID | str,
        *,
        action: str,
        session_id: str | None | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Begin or end a shell session. Newer agents have no shell sessions, and only generate an id.

        Args:
            machine_id: The machine.
            action: `create` or `destroy`.
            session_id: The session to end.
            **options: See `RequestOptions`.

        Returns:
            The agent's response, with a `session_id` after `create`.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            BadRequestError: When the action is neither.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> session = await client.computer.powershell_session(machine_id, action="create")
            >>> session_id = session.get("session_id")
        """
        body = make(PowerShellSessionRequest, action=action, session_id=session_id)
        request = powershell_session.build_request(id_text(machine_id), body=body)
        return (await self._pipeline.send(request, options)).parsed

    async def powershell_simple(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Run one fixed command, to see whether a machine can start PowerShell.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            The agent's own words: usually `returncode`, `stdout` and `stderr`, or `error`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> works = (await client.computer.powershell_simple(machine_id)).get("returncode") == 0
        """
        request = powershell_simple.build_request(id_text(machine_id))
        return (await self._pipeline.send(request, options)).parsed

    async def powershell_test(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Start a PowerShell and send it one fixed command, to see whether it responds.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            The agent's response, which differ between versions.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> outcome = await client.computer.powershell_test(machine_id)
        """
        request = powershell_test.build_request(id_text(machine_id))
        return (await self._pipeline.send(request, options)).parsed

    async def diagnostics(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> dict[str, Any]:
        """Get what a machine's agent reports about itself.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Returns:
            Technical details, whose names depend on the agent's version and system.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried first.

        Example:
            >>> version = (await client.computer.diagnostics(machine_id)).get("version")
        """
        request = cyberdriver_diagnostics.build_request(id_text(machine_id))
        return (await self._pipeline.send(request, options)).parsed

    async def keepalive_enable(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Let a machine's agent act regularly, so that the machine does not go to sleep.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.computer.keepalive_enable(machine_id)
        """
        await self._pipeline.send(cyberdriver_keepalive_enable.build_request(id_text(machine_id)), options)

    async def keepalive_disable(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Undo `keepalive_enable`.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.computer.keepalive_disable(machine_id)
        """
        await self._pipeline.send(cyberdriver_keepalive_disable.build_request(id_text(machine_id)), options)

    async def keepalive_activity(self, machine_id: UUID | str, **options: Unpack[RequestOptions]) -> None:
        """Report to a machine's agent that the machine is in use, which delays its next keepalive action.

        Args:
            machine_id: The machine.
            **options: See `RequestOptions`.

        Raises:
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> await client.computer.keepalive_activity(machine_id)
        """
        await self._pipeline.send(cyberdriver_keepalive_activity.build_request(id_text(machine_id)), options)

    async def update(
        self,
        machine_id: UUID | str,
        *,
        version: str | UnsetType = UNSET,
        restart: bool | UnsetType = UNSET,
        **options: Unpack[RequestOptions],
    ) -> dict[str, Any]:
        """Update a machine's agent; while it restarts, the machine cannot be reached. Windows only.

        Args:
            machine_id: The machine.
            version: The version to install. Server default `latest`.
            restart: Whether to restart afterwards. Server default True.
            **options: See `RequestOptions`.

        Returns:
            The agent's own words about what it does.

        Raises:
            InvalidArgumentError: When an argument is malformed; nothing was sent.
            NotFoundError: When there is no such machine.
            CyberdeskError: When the request failed. Temporary errors are retried under one
                idempotency key.

        Example:
            >>> outcome = await client.computer.update(machine_id, restart=False)
        """
        body = make(CyberdriverUpdateRequest, version=version, restart=restart)
        request = cyberdriver_update.build_request(id_text(machine_id), body=body)
        return (await self._pipeline.send(request, options)).parsed
