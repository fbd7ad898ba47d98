"""The project's commands: `nox -l` lists them."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.sessions = ["tests", "lint", "types", "codegen", "build"]
nox.options.reuse_existing_virtualenvs = True

LOCK = "requirements.lock"
PYTHON_FILES = ["src", "tests", "scripts", "examples", "benchmarks", "noxfile.py"]


def install(session: nox.Session) -> None:
    """Install what developers need, exactly as locked, and the package itself from this folder."""
    session.install("--require-hashes", "-r", LOCK)
    session.install("--no-deps", "--no-build-isolation", "-e", ".")


@nox.session
def demo(session: nox.Session) -> None:
    """Run examples/quickstart.py against the emulator; `-- --real --workflow ID` runs it against the API."""
    session.install("-c", "constraints.txt", ".[emulator,progress]")
    session.run("python", "examples/quickstart.py", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the whole test suite."""
    install(session)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style; `-- --fix` corrects what can be corrected."""
    install(session)
    if "--fix" in session.posargs:
        session.run("ruff", "check", "--fix", *PYTHON_FILES)
        session.run("ruff", "format", *PYTHON_FILES)
        return
    session.run("ruff", "check", *PYTHON_FILES)
    session.run("ruff", "format", "--check", *PYTHON_FILES)


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, both strict."""
    install(session)
    session.run("mypy")
    session.run("pyright")


@nox.session
def codegen(session: nox.Session) -> None:
    """Regenerate what follows from openapi.json and the asynchronous source; `-- --check` only compares."""
    install(session)
    session.run("python", "scripts/regen.py", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel and the source distribution, and run the quickstart from the wheel alone."""
    install(session)
    shutil.rmtree("dist", ignore_errors=True)
    session.run("python", "-m", "build", "--no-isolation", "--outdir", "dist")
    _run_from_wheel(session, next(Path("dist").glob("*.whl")).resolve())


@nox.session
def lock(session: nox.Session) -> None:
    """Write requirements.lock and constraints.txt anew from pyproject.toml."""
    session.install("uv")
    flags = ["--quiet", "--universal", "--no-emit-index-url", "--no-header", "--python-version", "3.11"]
    product = ["pyproject.toml", "--all-extras"]
    session.run(
        "uv", "pip", "compile", "--upgrade", *flags, *product, "--group", "dev", "--generate-hashes", "-o", LOCK
    )
    session.run("uv", "pip", "compile", *flags, *product, "-c", LOCK, "-o", "constraints.txt")


def _run_from_wheel(session: nox.Session, wheel: Path) -> None:
    """Install the wheel into an empty environment and run the example far away from the source tree."""
    folder = Path(session.create_tmp()).resolve()
    example = shutil.copy("examples/quickstart.py", folder)
    constraints = Path("constraints.txt").resolve()
    session.run("python", "-m", "venv", "--clear", str(folder / "venv"))
    python = str(folder / "venv" / "bin" / "python")
    install = ["-m", "pip", "install", "--quiet", "-c", str(constraints), f"{wheel}[emulator]"]
    session.run(python, *install, external=True)
    with session.chdir(folder):
        session.run(python, "-I", str(example), external=True)
