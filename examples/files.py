"""Uploads a file, lets a workflow process it, and downloads the result.

The workflow exports files, with a prompt such as "Take the file ~/CyberdeskTransfers/report.txt, add a summary to
its end, and mark it for export."
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from cyberdesk import AsyncCyberdesk


async def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="cyberdesk-"))
    report = folder / "report.txt"
    report.write_text("All beds are taken.\n")

    async with AsyncCyberdesk() as client:
        run = await client.runs.create_and_wait(
            workflow_id=os.environ["REPORT_WORKFLOW_ID"], file_inputs=[report], timeout=300
        )
        print("ended:", run.status)
        async for attachment in client.run_attachments.list(run_id=run.id, attachment_type="output"):
            link = await client.run_attachments.get_download_url(attachment.id, expires_in=600)
            print(f"link for {link.expires_in} seconds: {link.url}")
            saved = await client.run_attachments.save_to_file(attachment.id, folder / f"new-{attachment.filename}")
            print(f"saved: {saved}")
            print(saved.read_text(), end="")


if __name__ == "__main__":
    asyncio.run(main())
