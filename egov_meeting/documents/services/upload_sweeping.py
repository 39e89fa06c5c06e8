"""What is left over of uploads: checks to be done again, files never sent whole, files nobody needs."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, ManyToOneRel, OuterRef, QuerySet

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.transitions import TransitionRefused, transition
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload, UploadPart
from egov_meeting.documents.services.upload_sending import send_upload
from egov_meeting.documents.services.upload_settling import refuse_upload
from egov_meeting.documents.services.upload_storing import upload_files_before
from egov_meeting.documents.storage import ORPHAN_AFTER, delete_file

CHECK_AGAIN_AFTER = timedelta(seconds=60)
ABANDONED_AFTER = timedelta(hours=24)
WITHDRAWN_KEPT = timedelta(days=30)
_AT_ONCE = 200


def check_waiting_uploads(*, at: datetime) -> int:
    """Send again what has waited for its check for a minute; returns how many were sent."""
    waiting = Upload.objects.filter(
        state=UploadState.CHECKING, last_part_at__lt=at - CHECK_AGAIN_AFTER
    ).order_by("last_part_at")
    sent = 0
    for upload in waiting[:_AT_ONCE]:
        ours = Upload.objects.filter(
            pk=upload.pk, state=UploadState.CHECKING, last_part_at=upload.last_part_at
        ).update(last_part_at=at)
        if ours:
            send_upload(upload)
        sent += ours
    return sent


def remove_abandoned_uploads(*, at: datetime) -> int:
    """Give up what nobody went on sending for a day, or sent no form with, and delete what nothing names."""
    abandoned = Upload.objects.filter(
        state=UploadState.RECEIVING, last_part_at__lt=at - ABANDONED_AFTER
    )
    number = 0
    for upload in abandoned:
        try:
            refuse_upload(upload=upload, key="abandoned", by=SYSTEM, at=at)
        except TransitionRefused:
            continue
        number += 1
    return number + _remove_unused(at) + _remove_orphans(at)


def _remove_unused(at: datetime) -> int:
    """Checked files of which the form never came: nothing refers to them a day later."""
    number = 0
    for upload in _unused(before=at - ABANDONED_AFTER)[:_AT_ONCE]:
        with transaction.atomic():
            Upload.objects.select_for_update().get(pk=upload.pk)
            if not _unused(before=at - ABANDONED_AFTER).filter(pk=upload.pk).exists():
                continue
            stored = str(upload.file)
            transition(
                upload,
                to=UploadState.WITHDRAWN,
                by=SYSTEM,
                at=at,
                also={"finished_at": at, "file": ""},
                action="documents.upload_unused",
            )
            transaction.on_commit(partial(delete_file, stored))
        number += 1
    return number


def _unused(*, before: datetime) -> QuerySet[Upload]:
    """Uploads ready since then that no row of any application names."""
    rows = Upload.objects.filter(state=UploadState.READY, finished_at__lt=before)
    for relation in Upload._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel) and relation.related_model is not UploadPart:
            model: Any = relation.related_model
            column = relation.field.attname
            rows = rows.exclude(Exists(model._base_manager.filter(**{column: OuterRef("pk")})))
    return rows.order_by("finished_at")


def _remove_orphans(at: datetime) -> int:
    """Files older than an hour that no part and no upload names; withdrawn ones are kept for a while."""
    kept = Upload.objects.exclude(file="").exclude(
        state=UploadState.WITHDRAWN, finished_at__lt=at - WITHDRAWN_KEPT
    )
    known = set(kept.values_list("file", flat=True))
    known |= set(UploadPart.objects.values_list("file", flat=True))
    orphans = [name for name in upload_files_before(at - ORPHAN_AFTER) if name not in known]
    for name in orphans:
        delete_file(name)
    return len(orphans)
