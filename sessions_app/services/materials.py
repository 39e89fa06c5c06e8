"""Slides and papers of items: versions that never overwrite each other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_changes, save_new
from egov_meeting.documents.choices import UploadState
from egov_meeting.documents.models import Upload
from egov_meeting.documents.services.uploading import claim_upload, withdraw_upload
from sessions_app.models import Item, Material

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


def add_material(
    *, item: Item, upload: Upload, is_public: bool, by: Actor, at: datetime
) -> Material:
    """Put a file that was handed in beside an item, as its next version.

    The same upload put twice (the form sent again) is one version. Raises ValidationError for a file
    that is gone.
    """
    with transaction.atomic():
        locked(item)
        found = Material.objects.filter(upload=upload).first()
        if found is not None:
            return found
        claim_upload(upload=upload)
        top = Material.objects.filter(item=item).aggregate(top=Max("version"))["top"] or 0
        material = Material(
            item=item,
            version=top + 1,
            upload=upload,
            is_public=is_public,
            added_at=at,
            added_by_label=by.audit_label[:300],
        )
        save_new(material, by=by, at=at, action="sessions_app.material_added")
        return material


def show_material(*, material: Material, is_public: bool, by: Actor, at: datetime) -> bool:
    """Say whether everyone may have a version; False when that was so already."""
    if is_public and material.withdrawn_at is not None:
        raise ValidationError(_("A version that was withdrawn is shown to nobody."), code="gone")
    action = "sessions_app.material_shown" if is_public else "sessions_app.material_hidden"
    return save_changes(material, by=by, at=at, action=action, fields={"is_public": is_public})


def withdraw_material(*, material: Material, by: Actor, at: datetime) -> None:
    """Take a version back: nobody gets its file any more. Withdrawing twice changes nothing."""
    with transaction.atomic():
        stored: Material = locked(material)
        if stored.withdrawn_at is not None:
            return
        save_changes(
            material,
            by=by,
            at=at,
            action="sessions_app.material_withdrawn",
            fields={"withdrawn_at": at, "is_public": False},
        )
        upload = Upload.objects.select_for_update().get(pk=stored.upload_id)
        if upload.state in (UploadState.READY, UploadState.CHECKING):
            withdraw_upload(upload=upload, by=by, at=at)
