"""Files into runs and out of them, by bytes, by link and to disk."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

from support import World, fetched, finished, good

from cyberdesk import AttachmentType, RunAttachmentCreate, RunAttachmentUpdate, RunCreate

CONTENT = bytes(range(256)) * 300


async def main(world: World) -> None:
    client = world.client()
    encoded = base64.b64encode(CONTENT).decode()
    file = {
        "filename": "report.bin",
        "content": encoded,
        "target_path": "C:/Users/Default/Desktop/report.bin",
        "cleanup_imports_after_run": True,
    }
    body = {"workflow_id": world.workflows["process"], "file_inputs": [file]}
    run = await finished(client, good(await client.runs.create(RunCreate.from_dict(body))).id)
    assert run.output_data.additional_properties == {"count": 1}
    page = good(await client.run_attachments.list(run_id=str(run.id)))
    assert page.total == 2
    found = await client.run_attachments.list(run_id=str(run.id), attachment_type=AttachmentType.INPUT)
    [given] = good(found).items
    assert (given.filename, given.target_path) == (file["filename"], file["target_path"])
    assert given.cleanup_imports_after_run is True
    [made] = good(
        client.run_attachments.list_sync(run_id=str(run.id), attachment_type=AttachmentType.OUTPUT)
    ).items
    assert (made.filename, made.size_bytes) == ("done-report.bin", len(CONTENT))
    assert [str(made.id)] == [str(item) for item in run.output_attachment_ids]
    await downloads(client, made)
    await records(client, run, made)
    client.close()


async def downloads(client, made) -> None:
    assert good(await client.run_attachments.download(str(made.id))) == CONTENT
    assert good(client.run_attachments.download_sync(str(made.id))) == CONTENT
    link = good(await client.run_attachments.get_download_url(str(made.id), expires_in=600))
    assert link.expires_in == 600
    response = await fetched(link.url)
    assert response.content == CONTENT
    assert "attachment" in response.headers["content-disposition"]
    assert good(client.run_attachments.get_download_url_sync(str(made.id))).expires_in == 300

    saved = good(await client.run_attachments.save_to_file(str(made.id)))
    assert saved == {"path": "done-report.bin", "size": len(CONTENT)}
    assert Path(saved["path"]).read_bytes() == CONTENT
    Path("downloads").mkdir()
    saved = good(client.run_attachments.save_to_file_sync(str(made.id), "downloads"))
    assert Path("downloads/done-report.bin").read_bytes() == CONTENT
    good(client.run_attachments.save_to_file_sync(str(made.id), "downloads/other.bin"))
    assert Path("downloads/other.bin").read_bytes() == CONTENT


async def records(client, run, made) -> None:
    expires = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    changed = good(await client.run_attachments.update(str(made.id), RunAttachmentUpdate(expires_at=expires)))
    assert changed.expires_at == expires
    assert good(await client.run_attachments.get(str(made.id))).to_dict() == changed.to_dict()
    new = RunAttachmentCreate(
        run_id=run.id,
        filename="note.txt",
        content=base64.b64encode(b"Paid.").decode(),
        content_type="text/plain",
        attachment_type=AttachmentType.OUTPUT,
    )
    added = good(await client.run_attachments.create(new))
    assert good(await client.run_attachments.download(str(added.id))) == b"Paid."
    good(await client.run_attachments.delete(str(made.id)))
    assert (await client.run_attachments.get(str(made.id))).error.status_code == 404
    left = good(await client.runs.get(str(run.id))).output_attachment_ids
    assert [str(item) for item in left] == [str(added.id)]
