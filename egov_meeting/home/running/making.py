"""The reports of one edition folder, from an empty database to files, without a browser."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from egov_meeting.home.running import editions, reports
from egov_meeting.home.running.children import Children
from egov_meeting.home.running.portal import worker_command
from egov_meeting.home.running.waiting import NotReady, Say, wait_for_documents


def make_reports(*, folder: Path, out: Path, say: Say) -> list[Path]:
    """Load `folder`, let a worker make every report of it, and lay the files down in `out`.

    Works on the database of the settings, which `make report` makes anew each time. Raises
    FolderRefused for a bad folder, NotReady for a document that fails, ChildEnded when the worker does.
    """
    call_command("migrate", interactive=False, verbosity=0)
    edition = editions.load_folder(folder)
    say(f"Making the reports of {edition.year}: {edition.name}")
    with Children(logs=Path(settings.VAR_DIR) / "logs") as children:
        children.start("worker", worker_command(with_timer=False))
        jobs = reports.request_reports(
            edition=edition, kinds=[reports.PDF, reports.DOCX], final=True
        )
        wait_for_documents(jobs=jobs, children=children, say=say)
    for job in jobs:
        job.refresh_from_db()
    documents = [job.document for job in jobs if job.document]
    if len(documents) != len(jobs):
        raise NotReady("A document was made and is gone again")
    return reports.lay_down(documents=documents, folder=out)
