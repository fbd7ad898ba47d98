"""The shell of a desktop: a few commands of PowerShell, and scripted ones."""

import re
import shlex
from collections.abc import Callable, Sequence
from datetime import datetime

import attrs

from cyberdesk.emulator._desktop.files import (
    HOME,
    FileProblem,
    absolute,
    base_name,
    find_file,
    list_folder,
    make_folder,
    read_file,
    remove,
    shown,
    write_file,
)
from cyberdesk.emulator._state import DesktopRecord

__all__ = ["CommandOutput", "Shell", "run_command", "shortened"]

_MAX_OUTPUT = 20_000
_ALIASES = {
    "write-output": "echo", "write-host": "echo", "ls": "dir", "get-childitem": "dir", "gci": "dir", "cat": "type",
    "get-content": "type", "gc": "type", "get-location": "pwd", "set-location": "cd", "sl": "cd", "md": "mkdir",
    "rm": "del", "remove-item": "del", "ri": "del", "erase": "del", "cp": "copy", "copy-item": "copy",
    "mv": "move", "move-item": "move", "date": "get-date", "sleep": "start-sleep",
}  # fmt: skip


@attrs.frozen(kw_only=True)
class CommandOutput:
    """The result of a shell command.

    Attributes:
        stdout: its standard output.
        stderr: its standard error output.
        exit_code: its exit code.
        seconds: how long it takes, on the emulator's clock. A longer time than the caller's timeout is reported
            as a timeout.
    """

    stdout: str = ""
    stderr: str = ""
    exit_code: int = 0
    seconds: float = 0.0


@attrs.define
class Shell:
    """The execution of one command line."""

    desktop: DesktopRecord
    folder: str
    now: datetime
    seconds: float = 0.0


def run_command(desktop: DesktopRecord, line: str, folder: str | None, now: datetime) -> CommandOutput:
    """Run a command line of built-in commands, separated by `;`."""
    shell = Shell(desktop, absolute(folder or HOME), now)
    stdout, stderr, code = "", "", 0
    for part in _parts(line):
        try:
            words = shlex.split(_with_variables(shell, part), posix=False)
            printed, code = _run_one(shell, [_unquoted(word) for word in words])
            stdout += printed
        except FileProblem as problem:
            stderr, code = f"{stderr}{problem.detail}\n", 1
        except (ValueError, LookupError) as problem:
            stderr, code = f"{stderr}{problem}\n", 1
        except _Exit as leaving:
            code = leaving.code
            break
    return CommandOutput(stdout=stdout, stderr=stderr, exit_code=code, seconds=shell.seconds)


class _Exit(Exception):
    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _parts(line: str) -> list[str]:
    found = re.findall(r"""(?:"[^"]*"|'[^']*'|[^;"'\n]|["'])+""", line)
    return [part.strip() for part in found if part.strip()]


def _unquoted(word: str) -> str:
    return word[1:-1] if len(word) >= 2 and word[0] == word[-1] and word[0] in "\"'" else word


def _with_variables(shell: Shell, line: str) -> str:
    values = {
        "$env:userprofile": shown(HOME),
        "$env:computername": shell.desktop.hostname,
        "$env:username": base_name(HOME),
        "$home": shown(HOME),
        "$pwd": shown(shell.folder),
    }
    return re.sub(r"\$(?:env:)?\w+", lambda match: values.get(match[0].lower(), match[0]), line)


def _run_one(shell: Shell, words: Sequence[str]) -> tuple[str, int]:
    name, *arguments = words
    name = name.lower()
    command = _COMMANDS.get(_ALIASES.get(name, name))
    if command is None:
        raise LookupError(
            f"{words[0]} : The term '{words[0]}' is not recognized as the name of a cmdlet, function, "
            "script file, or operable program."
        )
    return command(shell, arguments), 0


def _path(shell: Shell, arguments: Sequence[str], place: int = 0) -> str:
    plain = [argument for argument in arguments if not re.fullmatch(r"-[A-Za-z]+", argument)]
    if place >= len(plain):
        raise ValueError("A path is missing")
    return absolute(plain[place], shell.folder)


def _echo(shell: Shell, arguments: Sequence[str]) -> str:
    return " ".join(arguments) + "\n"


def _dir(shell: Shell, arguments: Sequence[str]) -> str:
    folder = _path(shell, [*arguments, "."])
    lines = [
        f"\n    Directory: {shown(folder)}\n",
        "Mode   LastWriteTime         Length Name",
        "----   -------------         ------ ----",
    ]
    for file in list_folder(shell.desktop, folder):
        mode, size = ("d----", "") if file.content is None else ("-a---", str(len(file.content)))
        lines.append(f"{mode}  {file.modified:%Y-%m-%d %H:%M} {size:>11} {base_name(file.path)}")
    return "\n".join(lines) + "\n"


def _type(shell: Shell, arguments: Sequence[str]) -> str:
    content = read_file(shell.desktop, _path(shell, arguments), 2**31)
    return content.decode("utf-8", "replace")


def _cd(shell: Shell, arguments: Sequence[str]) -> str:
    folder = _path(shell, arguments)
    list_folder(shell.desktop, folder)
    shell.folder = folder
    return ""


def _mkdir(shell: Shell, arguments: Sequence[str]) -> str:
    make_folder(shell.desktop, _path(shell, arguments), shell.now)
    return ""


def _delete(shell: Shell, arguments: Sequence[str]) -> str:
    remove(shell.desktop, _path(shell, arguments))
    return ""


def _copy(shell: Shell, arguments: Sequence[str]) -> str:
    source, target = _path(shell, arguments), _path(shell, arguments, 1)
    there = find_file(shell.desktop, target)
    if there is not None and there.content is None:
        target = f"{target}/{base_name(source)}"
    write_file(shell.desktop, target, read_file(shell.desktop, source, 2**31), shell.now)
    return ""


def _move(shell: Shell, arguments: Sequence[str]) -> str:
    source = _path(shell, arguments)
    _copy(shell, arguments)
    remove(shell.desktop, source)
    return ""


def _sleep(shell: Shell, arguments: Sequence[str]) -> str:
    number = next((argument for argument in arguments if not argument.startswith("-")), "1")
    shell.seconds += float(number)
    return ""


def _exit(shell: Shell, arguments: Sequence[str]) -> str:
    raise _Exit(int(arguments[0]) if arguments else 0)


def _pwd(shell: Shell, arguments: Sequence[str]) -> str:
    return f"\nPath\n----\n{shown(shell.folder)}\n"


def _hostname(shell: Shell, arguments: Sequence[str]) -> str:
    return f"{shell.desktop.hostname}\n"


def _whoami(shell: Shell, arguments: Sequence[str]) -> str:
    return f"{shell.desktop.hostname}\\{base_name(HOME)}\n"


def _get_date(shell: Shell, arguments: Sequence[str]) -> str:
    return f"\n{shell.now:%A, %B %d, %Y %H:%M:%S}\n"


_COMMANDS: dict[str, Callable[[Shell, Sequence[str]], str]] = {
    "echo": _echo,
    "dir": _dir,
    "type": _type,
    "cd": _cd,
    "pwd": _pwd,
    "hostname": _hostname,
    "whoami": _whoami,
    "get-date": _get_date,
    "mkdir": _mkdir,
    "del": _delete,
    "copy": _copy,
    "move": _move,
    "start-sleep": _sleep,
    "exit": _exit,
}


def shortened(text: str) -> str:
    """Long output without its middle, as agents return it."""
    if len(text) <= _MAX_OUTPUT:
        return text
    half = _MAX_OUTPUT // 2
    return f"{text[:half]}\n... [{len(text) - 2 * half} characters left out] ...\n{text[-half:]}"
