"""A worker at rest holds what every document needs, and nothing that only pages or few documents do."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("cryptography", "docx", "egov_meeting.urls", "fido2", "openpyxl")
AS_A_WORKER_STARTS = f"""
import sys
from egov_meeting.celery import app
app.loader.import_default_modules()
from egov_meeting.documents.pdf.warming import warm_up
from egov_meeting.documents.verification_address import verification_address
warm_up()
verification_address(code="7KQ2X9MB04TZ", language="sw")
print(*(name for name in {HEAVY} if name in sys.modules))
"""


def test_worker_loads_no_page_and_no_library_that_only_few_tasks_need() -> None:
    started = subprocess.run(
        [sys.executable, "-c", AS_A_WORKER_STARTS], capture_output=True, text=True, timeout=120
    )

    assert (started.stdout.split(), started.returncode) == ([], 0), started.stderr
