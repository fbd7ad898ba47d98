"""Input files on the desktop: written before a run, and removed afterwards if requested."""

from datetime import datetime

from cyberdesk.emulator._desktop.files import (
    TRANSFERS,
    absolute,
    base_name,
    find_file,
    remove,
    write_file,
)
from cyberdesk.emulator._state import AttachmentRecord, DesktopRecord, RunRecord, State

__all__ = ["place_inputs", "remove_inputs"]


def place_inputs(state: State, run: RunRecord, desktop: DesktopRecord, now: datetime) -> None:
    """Write the input files of a run to its machine.

    Raises:
        FileProblem: a `target_path` cannot be written.
    """
    imported: list[str] = []
    for file_id in run.input_attachment_ids:
        attachment = state.attachments.get(file_id)
        if attachment is not None:
            path = _target(desktop, attachment)
            write_file(desktop, path, attachment.content, now)
            if attachment.cleanup_imports_after_run:
                imported.append(path)
    run.imported_paths = imported


def _target(desktop: DesktopRecord, attachment: AttachmentRecord) -> str:
    # A name with folders in it must not lead out of the target folder.
    name = base_name(attachment.filename)
    if not attachment.target_path:
        return absolute(name, TRANSFERS)
    path = absolute(attachment.target_path)
    there = find_file(desktop, path)
    is_folder = attachment.target_path.endswith(("/", "\\")) or (there is not None and there.content is None)
    return f"{path}/{name}" if is_folder else path


def remove_inputs(state: State, run: RunRecord) -> None:
    """Remove the input files marked for removal, unless the run has removed them itself."""
    machine_id = run.assigned_machine_id
    if run.imported_paths and machine_id is not None and machine_id in state.desktops:
        desktop = state.desktops[machine_id]
        for path in run.imported_paths:
            if find_file(desktop, path) is not None:
                remove(desktop, path)
        run.imported_paths = []
