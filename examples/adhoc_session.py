"""A session without a chain: the next run is chosen by the result of the last one."""

from __future__ import annotations

import os

from cyberdesk import Cyberdesk


def main() -> None:
    with Cyberdesk() as client, client.session() as session:
        session.run(os.environ["LOGIN_WORKFLOW_ID"], input_values={"user": "alice"}, timeout=600)
        found = session.run(
            os.environ["SEARCH_WORKFLOW_ID"], alias="search", input_values={"name": "Doe"}, timeout=600
        )
        if not (found.output_data or {}).get("patients"):
            print("no such patient")
            return  # the machine is released here as well
        patient = session.outputs("search")["patients"][0]["id"]
        opened = session.run(os.environ["OPEN_WORKFLOW_ID"], input_values={"patient_id": patient}, timeout=600)
        print("open:", opened.output_data)


if __name__ == "__main__":
    main()
