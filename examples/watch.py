"""Follows a run in progress: its messages and each change of its status."""

from __future__ import annotations

import os

from cyberdesk import Cyberdesk, RunMessage


def text_of(message: RunMessage) -> str:
    texts = [getattr(block, "text", None) or f"[{block.type}]" for block in message.content or ()]
    return " ".join(texts)


def main() -> None:
    with Cyberdesk() as client:
        run = client.runs.create(workflow_id=os.environ["SEARCH_WORKFLOW_ID"], input_values={"name": "Doe"})
        for change in client.watch_run(run, timeout=300):
            for message in change.messages:
                print(f"{message.role}: {text_of(message)}")
            if change.status_changed:
                print(f"status: {change.status}")


if __name__ == "__main__":
    main()
