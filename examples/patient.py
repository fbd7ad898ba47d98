"""Finds a patient in a record system that has no API: one run, whose output becomes typed data.

A machine can be chosen with CYBERDESK_MACHINE_ID.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import Any

from cyberdesk import AsyncCyberdesk, CyberdeskError, RunFailedError, WaitTimeoutError


@dataclass
class PatientData:
    patient_id: str
    medications: list[str]
    vitals: dict[str, Any]


async def get_patient_data(
    client: AsyncCyberdesk, patient_id: str, first_name: str, last_name: str
) -> PatientData:
    run = await client.runs.create(
        workflow_id=os.environ["OPEN_WORKFLOW_ID"],
        machine_id=os.environ.get("CYBERDESK_MACHINE_ID"),
        input_values={
            "patient_id": patient_id,
            "patient_first_name": first_name,
            "patient_last_name": last_name,
        },
    )
    finished = await client.wait_for_run(run, timeout=120)
    output = finished.output_data or {}
    return PatientData(patient_id, output.get("medications", []), output.get("vitals", {}))


async def main() -> None:
    async with AsyncCyberdesk() as client:
        try:
            print(await get_patient_data(client, "12345", "John", "Doe"))
        except RunFailedError as error:
            print("the chart could not be read:", error.run.error)
        except WaitTimeoutError:
            print("it takes too long")
        except CyberdeskError as error:
            print("the request failed:", error)


if __name__ == "__main__":
    asyncio.run(main())
