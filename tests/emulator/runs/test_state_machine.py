"""Anything may be asked of the emulator in any order: what must always hold, holds, and a kill loses nothing.

The application is called without a socket, in an event loop that turns only while something is asked. Its state is
in a file; after each step a copy of this file, which is what a kill would leave, is loaded and compared.
"""

import asyncio
import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
import httpx
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cyberdesk.emulator import Outcome, RunContext, VirtualClock, breaks, fails, returns
from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._serving.application import make_app
from cyberdesk.emulator._state import RunStatus, State
from cyberdesk.emulator._state.storage.file import StateFile
from cyberdesk.emulator._state.storage.snapshots import take

from ..support import file_input
from .test_engine import SETTINGS

WORKFLOW = UUID(int=1)
CHECKED = UUID(int=2)
QUICK = attrs.evolve(SETTINGS, running_seconds=0.0, max_file_bytes=1000)
CHECK = {"name": "c", "type": "output_data_agentic_check", "check_prompt": "?"}

numbers = st.integers(0, 10)
inputs = st.fixed_dictionaries(
    {
        "seconds": st.sampled_from([0, 1, 5, 60]),
        "end": st.sampled_from(["success", "success", "task_failed", "error"]),
    }
)


async def handler(run: RunContext) -> Outcome:
    await run.sleep(run.inputs["seconds"])
    endings = {"success": returns({"n": run.attempt}), "task_failed": fails("no"), "error": breaks("no")}
    return endings[run.inputs["end"]]


class Life:
    """One process of the emulator, up to its kill."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.loop = asyncio.new_event_loop()
        self.clock = VirtualClock()
        self.backend = Backend(QUICK, self.clock, path=path)
        app = httpx.ASGITransport(make_app(self.backend), raise_app_exceptions=True)
        headers = {"Authorization": "Bearer k"}
        self.client = httpx.AsyncClient(transport=app, base_url="http://emulator", headers=headers)
        if self.backend.is_new:
            for workflow_id, checks in ((WORKFLOW, []), (CHECKED, [CHECK])):
                fields = {"main_prompt": "x", "post_run_checks": checks}
                with self.backend.step():
                    self.backend.add_workflow(fields, workflow_id)
        for workflow_id in (WORKFLOW, CHECKED):
            self.backend.engine.set_handler(workflow_id, handler)
        self.play(self._begin())

    async def _begin(self) -> None:
        self.backend.engine.resume()
        self.backend.commit()

    def play(self, scene: Any) -> Any:
        return self.loop.run_until_complete(scene)

    def send(self, method: str, path: str, body: Any = None, key: str | None = None) -> httpx.Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        response: httpx.Response = self.play(self.client.request(method, path, json=body, headers=headers))
        assert response.status_code < 500, response.text
        return response

    def wait(self, seconds: float) -> None:
        async def scene() -> None:
            self.clock.auto_advance = True
            await self.clock.create_task(self.clock.sleep(seconds))
            self.clock.auto_advance = False

        self.play(scene())

    def end(self) -> None:
        self.play(self.client.aclose())
        self.play(self.backend.engine.stop())
        self.backend.close()
        self.loop.close()

    def remains(self, path: Path) -> Path:
        """What a kill at this moment would leave behind."""
        for suffix in ("", "-wal"):
            source = self.path.with_name(self.path.name + suffix)
            if source.exists():
                shutil.copyfile(source, path.with_name(path.name + suffix))
        return path


class Anything(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.names = (Path(self.folder.name) / f"{number}.sqlite" for number in itertools.count())
        self.life = Life(next(self.names))
        self.runs: set[str] = set()
        self.by_key: dict[str, tuple[Any, str]] = {}
        for pool in (True, False):
            self.add_machine(pool)

    def teardown(self) -> None:
        try:
            self.let_everything_end()
        finally:
            self.life.end()
            self.folder.cleanup()

    @property
    def state(self) -> State:
        return self.life.backend.state

    def pick(self, table: dict[UUID, Any], number: int) -> UUID:
        return list(table)[number % len(table)] if table else UUID(int=99)

    @initialize(values=inputs)
    def open_session(self, values: Any) -> None:
        body = {"workflow_id": str(WORKFLOW), "input_values": values, "start_session": True}
        self.runs.add(self.life.send("POST", "/v1/runs", body).json()["id"])
        self.life.wait(2)

    @rule(in_pool=st.booleans())
    def add_machine(self, in_pool: bool) -> None:
        fields = {"fingerprint": "f", "unkey_key_id": "k"}
        machine = self.life.send("POST", "/v1/machines", fields).json()
        if not self.state.pools:
            self.life.send("POST", "/v1/pools", {"name": "p"})
        if in_pool:
            pools = {"pool_ids": [str(self.pick(self.state.pools, 0))]}
            self.life.send("PUT", f"/v1/machines/{machine['id']}/pools", pools)

    @rule(
        values=inputs,
        place=st.sampled_from(["any", "any", "machine", "pool", "new session", "session", "session"]),
        number=numbers,
        is_priority=st.booleans(),
        releases=st.booleans(),
        keyed=st.booleans(),
        checked=st.booleans(),
        wait=st.sampled_from([0, 2, 2, 70]),
    )
    def create(
        self,
        values: Any,
        place: str,
        number: int,
        is_priority: bool,
        releases: bool,
        keyed: bool,
        checked: bool,
        wait: float,
    ) -> None:
        body: dict[str, Any] = {
            "workflow_id": str(CHECKED if checked else WORKFLOW),
            "input_values": values,
            "sensitive_input_values": {"password": "s"},
            "file_inputs": [file_input("a.txt", b"x")],
            "is_priority": is_priority,
            "release_session_after": releases,
        }
        places: dict[str, dict[str, Any]] = {
            "machine": {"machine_id": str(self.pick(self.state.machines, number))},
            "pool": {"pool_ids": [str(self.pick(self.state.pools, number))]},
            "new session": {"start_session": True},
            "session": {"session_id": str(self.pick(self.state.sessions, -number - 1))},
        }
        body |= places.get(place, {})
        key = f"key {len(self.runs)} {number}" if keyed else None
        if key in self.by_key:
            return
        response = self.life.send("POST", "/v1/runs", body, key)
        if response.status_code == 201:
            self.runs.add(response.json()["id"])
            if key is not None:
                self.by_key[key] = (body, response.json()["id"])
        self.life.wait(wait)

    # Twice, so that it is chosen more often.
    create_more = create

    @rule(number=numbers)
    def repeat(self, number: int) -> None:
        if self.by_key:
            key = list(self.by_key)[number % len(self.by_key)]
            body, run_id = self.by_key[key]
            response = self.life.send("POST", "/v1/runs", body, key)
            assert response.headers["idempotency-status"] == "replayed"
            assert response.json()["id"] == run_id

    @rule(steps=st.lists(inputs, min_size=1, max_size=3), keep=st.booleans())
    def create_chain(self, steps: list[Any], keep: bool) -> None:
        body = {
            "steps": [{"workflow_id": str(WORKFLOW), "inputs": values} for values in steps],
            "keep_session_after_completion": keep,
        }
        self.runs |= set(self.life.send("POST", "/v1/runs/chain", body).json()["run_ids"])

    @rule(values=inputs, count=st.integers(1, 4))
    def create_bulk(self, values: Any, count: int) -> None:
        body = {"workflow_id": str(WORKFLOW), "input_values": values, "count": count}
        self.runs |= {run["id"] for run in self.life.send("POST", "/v1/runs/bulk", body).json()["created_runs"]}

    @rule(number=numbers)
    def cancel(self, number: int) -> None:
        self.life.send("PATCH", f"/v1/runs/{self.pick(self.state.runs, -number)}", {"status": "cancelled"})

    @rule(number=numbers)
    def delete(self, number: int) -> None:
        run_id = self.pick(self.state.runs, number)
        if self.life.send("DELETE", f"/v1/runs/{run_id}").status_code == 204:
            self.runs.discard(str(run_id))

    @rule(number=numbers, values=st.none() | inputs, reuse=st.booleans(), start=st.booleans())
    def retry(self, number: int, values: Any, reuse: bool, start: bool) -> None:
        body = {"reuse_session": reuse, "start_session": start} | ({"input_values": values} if values else {})
        self.life.send("POST", f"/v1/runs/{self.pick(self.state.runs, number)}/retry", body)

    @rule(
        number=numbers,
        changes=st.sampled_from(
            [
                {"status": "connected"},
                {"status": "disconnected"},
                {"is_available": False},
                {"is_available": True},
                {"reserved_session_id": None},
                {"machine_parameters": {"n": 1}},
            ]
        ),
    )
    def change_machine(self, number: int, changes: Any) -> None:
        self.life.send("PATCH", f"/v1/machines/{self.pick(self.state.machines, number)}", changes)

    @rule(number=numbers, kind=st.sampled_from(["machine", "file", "name"]))
    def disturb(self, number: int, kind: str) -> None:
        if kind == "machine":
            self.life.send("DELETE", f"/v1/machines/{self.pick(self.state.machines, number)}")
        elif kind == "file":
            self.life.send("DELETE", f"/v1/run-attachments/{self.pick(self.state.attachments, number)}")
        else:
            self.life.send("PATCH", f"/v1/workflows/{WORKFLOW}", {"name": "n"})

    @rule(seconds=st.sampled_from([0.5, 1, 2, 10, 100]))
    def let_time_pass(self, seconds: float) -> None:
        self.life.wait(seconds)

    @rule(by_snapshot=st.booleans())
    def restart(self, by_snapshot: bool) -> None:
        if by_snapshot:
            self.move_to_another_emulator()
        else:
            self.kill()

    def kill(self) -> None:
        left, now = self.life.remains(next(self.names)), self.life.clock.now()
        self.life.end()
        self.life = Life(left)
        # A time that was in no response is not in the file.
        self.life.wait((now - self.life.clock.now()).total_seconds())

    def move_to_another_emulator(self) -> None:
        snapshot = self.life.backend.snapshot()
        self.life.end()
        self.life = Life(next(self.names))

        async def restore() -> None:
            self.life.backend.restore(snapshot, resume=True)

        self.life.play(restore())

    @invariant()
    def a_machine_runs_one_run(self) -> None:
        on_machine = [
            run
            for run in self.state.open_runs.values()
            if run.status is RunStatus.RUNNING
            or (run.status is RunStatus.RUNNING_CHECKS and run.session_id is not None)
        ]
        machines = [run.assigned_machine_id for run in on_machine]
        assert len(set(machines)) == len(machines)
        assert {run.id: run.assigned_machine_id for run in on_machine} == {
            machine.run_id: machine.id for machine in self.state.machines.values() if machine.run_id is not None
        }

    @invariant()
    def a_reserved_machine_serves_its_session_only(self) -> None:
        for machine in self.state.machines.values():
            if machine.run_id is not None:
                assert self.state.runs[machine.run_id].session_id == machine.reserved_session_id

    @invariant()
    def a_session_keeps_its_order(self) -> None:
        for session_id in self.state.sessions:
            runs = sorted(self.state.session_runs(session_id), key=lambda run: run.sequence)
            for earlier, later in itertools.pairwise(runs):
                assert (
                    earlier.status.is_terminal or later.status is RunStatus.SCHEDULING or later.status.is_terminal
                )
                if earlier.ended_at and later.started_at:
                    assert earlier.ended_at <= later.started_at

    @invariant()
    def no_run_is_created_twice_or_lost(self) -> None:
        assert {str(run_id) for run_id in self.state.runs} == self.runs

    @invariant()
    def secrets_end_with_their_runs(self) -> None:
        assert set(self.state.vault) <= set(self.state.open_runs)

    @invariant()
    def the_file_has_everything(self) -> None:
        # What runs have done since the last response is written with the next one; nothing may be overlooked then.
        self.life.backend.commit()
        loaded = State()
        with tempfile.TemporaryDirectory() as folder:
            StateFile(self.life.remains(Path(folder) / "copy.sqlite"), loaded).close()
        live = take(self.state, self.life.clock.now())
        assert take(loaded, live.taken_at) == live
        assert list(loaded.runs) == list(self.state.runs)

    def let_everything_end(self) -> None:
        self.add_machine(in_pool=True)
        for machine_id in self.state.machines:
            changes = {"status": "connected", "is_available": True}
            self.life.send("PATCH", f"/v1/machines/{machine_id}", changes)
        for _ in range(len(self.runs) + 1):
            # Sessions without a release would keep their machines forever.
            for machine in list(self.state.machines.values()):
                if machine.reserved_session_id is not None and machine.run_id is None:
                    self.life.send("PATCH", f"/v1/machines/{machine.id}", {"reserved_session_id": None})
            self.life.wait(100)
        assert not self.state.open_runs


TestAnything = Anything.TestCase
TestAnything.settings = settings(
    max_examples=50, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_a_response_begins_after_its_changes_are_in_the_file(tmp_path: Path) -> None:
    life = Life(tmp_path / "state.sqlite")
    app = make_app(life.backend)
    saved: list[set[UUID]] = []

    async def watched(scope: Any, receive: Any, send: Any) -> None:
        async def look_first(message: Any) -> None:
            if message["type"] == "http.response.start":
                left = State()
                StateFile(life.remains(tmp_path / f"copy{len(saved)}.sqlite"), left).close()
                saved.append(set(left.runs))
            await send(message)

        await app(scope, receive, look_first)

    life.client = httpx.AsyncClient(
        transport=httpx.ASGITransport(watched), base_url="http://emulator", headers=life.client.headers
    )
    created = [
        UUID(life.send("POST", "/v1/runs", {"workflow_id": str(WORKFLOW)}, key).json()["id"])
        for key in (None, "key", None)
    ]
    life.end()
    assert saved == [set(created[:count]) for count in (1, 2, 3)]
