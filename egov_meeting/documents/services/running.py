"""One job from the queue to its end."""

from __future__ import annotations

import logging
import traceback
import uuid
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from egov_meeting.documents.building.in_child import build_in_child, run_in_child
from egov_meeting.documents.building.in_parts import Run, build_in_parts, help_with_parts
from egov_meeting.documents.building.in_process import build_in_process, run_in_process
from egov_meeting.documents.building.keeper import LeaseKeeper
from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument, Cancelled
from egov_meeting.documents.kinds import PartedBuild, UnknownKind, kind_called
from egov_meeting.documents.models import DocumentJob, JobPart
from egov_meeting.documents.services.finishing import fail_job, finish_job
from egov_meeting.documents.services.leases import claim_job
from egov_meeting.documents.services.parts import drop_parts
from egov_meeting.documents.verification_address import verification_address
from egov_meeting.documents.verification_codes import grouped_code

logger = logging.getLogger(__name__)


def run_job(*, job_id: uuid.UUID | str, clock: Callable[[], datetime]) -> None:
    """Build the document of a waiting job and put the outcome on record; never raises for a bad build.

    The build runs in a process of its own (DOCUMENTS_BUILD_IN_CHILD) that is killed when the job is
    cancelled, whatever it is busy with.
    """
    job = claim_job(job_id=job_id, at=clock())
    if job is None:
        return
    keeper = LeaseKeeper(job=job, clock=clock)
    try:
        built = _built(job, keeper, clock)
        keeper.begin("storing", percent=98)
        finish_job(job=job, built=built, at=clock())
        drop_parts(job=job)
    except Cancelled:
        logger.info("job %s was cancelled or taken over", job.pk)
    except BuildRefused as refusal:
        fail_job(job=job, key=refusal.key, detail=refusal.detail, at=clock())
    except UnknownKind:
        fail_job(job=job, key="unknown_kind", detail=job.kind, at=clock())
    except Exception:
        logger.exception("job %s failed", job.pk)
        fail_job(job=job, key="unexpected", detail=traceback.format_exc(), at=clock())


def make_parts(*, job_id: uuid.UUID | str, clock: Callable[[], datetime]) -> int:
    """Help the worker that builds a document in parts; returns how many were made here."""
    return help_with_parts(job_id=job_id, request_of=_request_and_parts, run=_run(), clock=clock)


def _built(job: DocumentJob, keeper: LeaseKeeper, clock: Callable[[], datetime]) -> BuiltDocument:
    request = _request_of(job)
    parted = kind_called(job.kind).parts
    if parted is not None:
        keeper.begin("starting", percent=2)
        return build_in_parts(
            request=request, parted=parted, keeper=keeper, run=_run(), clock=clock
        )
    build = build_in_child if settings.DOCUMENTS_BUILD_IN_CHILD else build_in_process
    return build(request=request, keeper=keeper)


def _run() -> Run:
    return run_in_child if settings.DOCUMENTS_BUILD_IN_CHILD else run_in_process


def _request_and_parts(part: JobPart) -> tuple[BuildRequest, PartedBuild]:
    parted = kind_called(part.job.kind).parts
    assert parted is not None  # only kinds with parts plan any
    return _request_of(part.job), parted


def _request_of(job: DocumentJob) -> BuildRequest:
    return BuildRequest(
        kind=job.kind,
        edition=job.edition,
        subject=job.subject,
        language=job.language,
        params=job.params,
        version=job.version or 1,  # claim_job gave it one
        verification_code=grouped_code(job.verification_code),
        verification_address=verification_address(
            code=job.verification_code, language="en" if job.language == "en" else "sw"
        ),
        requested_by=job.requested_by,
        requested_at=job.created_at,
    )
