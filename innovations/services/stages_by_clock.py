"""Closing stages whose time has come. What goes wrong with one holds up no other."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from egov_meeting.audit.actors import SYSTEM
from egov_meeting.audit.services import locked
from innovations.choices import StageState
from innovations.models import Stage
from innovations.services.stages import close_stage

logger = logging.getLogger(__name__)


def close_due_stages(*, at: datetime) -> int:
    """Close every open stage whose closing time has passed; returns how many were closed."""
    closed = 0
    due = Stage.objects.filter(state=StageState.OPEN, closes_at__lte=at)
    for stage in due.select_related("call__edition"):
        try:
            with transaction.atomic():
                stored: Stage = locked(stage)
                if stored.closes_at is None or stored.closes_at > at:
                    # More time was given just now.
                    continue
                close_stage(stage=stage, by=SYSTEM, at=at)
        except Exception:
            # No sheet is taken any more all the same: the time decides that.
            logger.exception("stage %s could not be closed", stage.pk)
        else:
            closed += 1
    return closed
