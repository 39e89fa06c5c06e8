"""Putting a file together from its parts and checking it, in a worker that may die at any moment."""

from __future__ import annotations

import logging
import uuid
from datetime import datetime
from pathlib import Path

from django.core.cache import cache

from egov_meeting.audit.actors import SYSTEM, Actor
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.checking.judging import judge
from egov_meeting.documents.checking.refused import FileRefused
from egov_meeting.documents.checking.scanner import ScannerAway
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.upload_settling import accept_upload, refuse_upload
from egov_meeting.documents.services.upload_storing import PartLost, put_together, scratch_file
from egov_meeting.documents.upload_types import ALL_TYPES, type_named

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 4
_REMEMBERED = 24 * 3600


def check_upload(*, upload_id: uuid.UUID | str, at: datetime) -> None:
    """Check one waiting upload and settle it; never raises for a bad file.

    Nothing is kept between the attempts but the parts, so one that was broken off is begun anew. Two
    at once do the same, and the one that settles first counts. A file at which the worker died
    MOST_ATTEMPTS times is refused.
    """
    upload = Upload.objects.filter(pk=upload_id, state=UploadState.CHECKING).first()
    if upload is None:
        return
    by: Actor = upload.sent_by or SYSTEM
    try:
        with scratch_file() as path:
            _check(upload, path, by, at)
    except TransitionRefused:
        logger.info("upload %s was settled by somebody else", upload.pk)


def _check(upload: Upload, path: Path, by: Actor, at: datetime) -> None:
    try:
        if _attempt(upload) > MOST_ATTEMPTS:
            raise FileRefused("not_checked")
        put_together(upload, path)
        file_type = type_named(upload.filename, ALL_TYPES)
        if file_type is None:
            raise FileRefused("type")
        judged = judge(path, file_type)
        accept_upload(upload=upload, judged=judged, file_type=file_type, by=by, at=at)
    except ScannerAway as away:
        logger.warning("upload %s waits for the virus scanner: %s", upload.pk, away)
    except PartLost as lost:
        if Upload.objects.filter(pk=upload.pk, state=UploadState.CHECKING).exists():
            logger.error("part of an upload is lost: %s", lost)
            refuse_upload(upload=upload, key="lost", by=by, at=at)
    except FileRefused as refusal:
        refuse_upload(upload=upload, key=refusal.key, by=by, at=at)
    # Here only while the worker lives: what it died of is counted, what it came back from is not.
    cache.delete(_key(upload))


def _attempt(upload: Upload) -> int:
    cache.add(_key(upload), 0, _REMEMBERED)
    try:
        return int(cache.incr(_key(upload)))
    except ValueError:  # forgotten in between
        return 1


def _key(upload: Upload) -> str:
    return f"upload-attempts-{upload.pk}"
