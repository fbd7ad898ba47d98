"""What the facade lacks, found in its source."""

from __future__ import annotations

import copy
import textwrap
from typing import Any

import pytest
from codegen.facade import LEFT_OUT, Gap, GapKind, broken_imports, keywords_for, survey
from codegen.facade_source import read_methods

from tests.codegen.conftest import ROOT
from tests.codegen.test_api_diff import STRING, before, fields, operation

Json = dict[str, Any]

CLIENT = """
class AsyncCyberdesk:
    @cached_property
    def things(self) -> "resources.AsyncThings": ...
    @property
    def _private(self) -> Other: ...
    def close(self) -> None: ...
"""

RESOURCE = """
from ..._generated.api.things import create_thing
from ..._generated.models.thing_in import ThingIn

class AsyncThings(Base):
    async def create(self, *, name, note=UNSET, count=UNSET, inner=UNSET, list=UNSET, limit=UNSET, state=UNSET,
                     **options: Unpack[RequestOptions]):
        body = make(ThingIn, name=name, note=note, count=count, inner=inner, list=list)
        return await self._send(create_thing.build_request(body=body, limit=limit, state=state), options)
"""


def sources(resource: str = RESOURCE) -> dict[str, str]:
    return {"client.py": CLIENT, "resources/things.py": textwrap.dedent(resource)}


def gaps(document: Json, resource: str = RESOURCE) -> list[str]:
    return [str(gap) for gap in survey(document, sources(resource)).gaps]


def test_a_facade_without_gaps() -> None:
    found = survey(before(), sources())
    assert found.gaps == ()
    (method,) = found.methods["create_thing"]
    assert method.name == "things.create"
    assert "options" not in method.keywords
    assert method.models == {"ThingIn": {"name", "note", "count", "inner", "list"}}
    assert found.operations["create_thing"].query == ("limit", "state")


def test_each_gap_is_named() -> None:
    document = before()
    fields(document, "ThingIn")["extra"] = STRING
    del fields(document, "ThingIn")["note"]
    operation(document)["parameters"][1]["name"] = "pageSize"
    document["paths"]["/v1/x"] = {"get": {"operationId": "get_x_v1_x_get"}}
    document["paths"]["/health"] = {"get": {"operationId": "health_health_get"}}
    document["paths"]["/api/ab/c"] = {"get": {"operationId": "ab_api_ab_c_get"}}
    found = survey(document, sources())
    assert [gap.sentence(new=True) for gap in found.gaps] == [
        "things.create does not take new query parameter `pageSize`",
        "things.create does not take new field `extra`",
        "new operation get_x (GET /v1/x) has no method",
        "things.create gives `state` to create_thing, which does not take it any more",
        "things.create gives `note` to ThingIn, which does not take it any more",
    ]
    assert set(found.left_out) == {"health", "ab"}


def test_a_removed_operation_is_named_by_its_method() -> None:
    document = before()
    document["paths"].clear()
    assert gaps(document) == ["things.create calls create_thing, which the API does not have any more"]


IMPORT = "from ..._generated.api.things import create_thing\n"
FULL = "name, note, count, inner, list, limit, state"


@pytest.mark.parametrize(
    "resource",
    [
        IMPORT + f"class AsyncThings:\n    def create(self, {FULL}):\n        return self._do()\n"
        "    def _do(self):\n        return create_thing.build_request()\n",
        IMPORT + f"class AsyncThings:\n    def create(self, {FULL}):\n        return helper(self)\n"
        "def helper(things):\n    return [create_thing.build_request() for _ in things]\n",
        IMPORT
        + f"class AsyncThings:\n    def create(self, {FULL}):\n        return Pages(create_thing.build_request)\n",
        IMPORT + f"class AsyncThings(Mixin):\n    ...\nclass Mixin:\n    def create(self, {FULL}):\n"
        "        def later():\n            return create_thing.build_request()\n        return later\n",
        IMPORT + "class Params(TypedDict):\n    note: str\n    count: int\n    inner: str\n    list: str\n"
        "    limit: int\n    state: str\nclass AsyncThings:\n    def create(self, name, **rest: Unpack[Params]):\n"
        "        return create_thing.build_request(**rest)\n",
        IMPORT + "class AsyncThings:\n    @overload\n    def create(self, name, note, count): ...\n"
        "    @overload\n    def create(self, inner, list, limit, state): ...\n"
        "    def create(self, **rest):\n        return create_thing.build_request(**rest)\n",
        "from ..._generated.api import things as api\n"
        f"class AsyncThings:\n    def create(self, {FULL}):\n        return api.create_thing.build_request()\n",
        "from ..._generated.api.things.create_thing import build_request\n"
        f"class AsyncThings:\n    def create(self, {FULL}):\n        return build_request(limit=limit)\n",
    ],
)
def test_however_a_method_reaches_its_operation(resource: str) -> None:
    assert gaps(before(), resource) == []


def test_methods_that_only_call_public_ones_are_not_theirs() -> None:
    more = RESOURCE + "\n    async def create_many(self):\n        return await self.create(name='x')\n"
    (method,) = survey(before(), sources(more)).methods["create_thing"]
    assert method.name == "things.create"


def test_the_method_that_takes_the_most_is_asked() -> None:
    more = RESOURCE + "\n    async def brief(self, name):\n        return create_thing.build_request()\n"
    found = survey(before(), sources(more))
    assert [method.name for method in found.methods["create_thing"]] == ["things.create", "things.brief"]
    assert found.gaps == ()


def test_other_names() -> None:
    assert "page_size" in keywords_for("x", "pageSize")
    assert "from_" in keywords_for("x", "from")
    assert "id" in keywords_for("x", "_id")
    document = before()
    fields(document, "ThingIn")["content"] = STRING
    renamed = {("create_thing", "content"): "name"}
    assert survey(document, sources(), other_names=renamed).gaps == ()
    assert len(survey(document, sources()).gaps) == 1


def test_imports_of_what_is_gone() -> None:
    generated = {
        "__init__.py": "",
        "api/__init__.py": "",
        "api/things/__init__.py": "",
        "api/things/create_thing.py": "",
        "models/__init__.py": "",
        "models/thing_in.py": "class ThingIn:\n",
    }
    good = sources() | {"models.py": "from ._generated.models import *\nfrom ._generated.models import ThingIn\n"}
    assert broken_imports(good, generated) == []
    del generated["api/things/create_thing.py"], generated["models/thing_in.py"]
    generated["api/things/create_thing_now.py"] = ""
    path = "resources/things.py"
    assert broken_imports(sources(), generated) == [
        Gap(GapKind.GONE_NAME, path, "api.things.create_thing"),
        Gap(GapKind.GONE_NAME, path, "models.thing_in.ThingIn"),
    ]


def test_the_real_facade(contract: Json) -> None:
    folder = ROOT / "src" / "cyberdesk" / "_async"
    real = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.py")}
    names = {method.name for method in read_methods(real)}
    assert {"runs.create", "runs.list", "run_attachments.save_to_file"} <= names
    found = survey(contract, real)
    assert found.methods["create_run"][0].name == "runs.create"
    assert set(found.methods) | set(found.left_out) | {
        gap.subject.split()[0] for gap in found.gaps if gap.kind is GapKind.NO_METHOD
    } == set(found.operations)
    assert not [gap for gap in found.gaps if gap.kind not in (GapKind.NO_METHOD, GapKind.NO_KEYWORD)]
    altered = copy.deepcopy(contract)
    altered["components"]["schemas"]["RunCreate"]["properties"]["extra"] = STRING
    new = [gap for gap in survey(altered, real).gaps if gap not in found.gaps]
    assert [str(gap) for gap in new] == ["runs.create does not describe field `extra`"]


def test_left_out_operations_have_reasons(contract: Json) -> None:
    assert all(item.reason for item in LEFT_OUT)
    left_out = survey(contract, {}).left_out
    paths = {survey(contract, {}).operations[name].path for name in left_out}
    assert all(path.startswith(("/api/", "/health/")) or path in ("/", "/health") for path in paths)
    assert len(left_out) == 24
