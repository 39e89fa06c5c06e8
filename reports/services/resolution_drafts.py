"""Drafting resolutions: begun from key issues, worded version by version, merged, put in order."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, record, save_changes, save_new
from egov_meeting.audit.transitions import transition
from egov_meeting.meetings.models import Edition
from reports.adopted_text import WORDED
from reports.choices import Decision
from reports.models import KeyIssue, Resolution, ResolutionWording
from reports.services.edition_lock import locked_edition

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LONGEST_TITLE = 200  # characters, as the column
LONGEST_TEXT = 4000  # characters in one language; the longest of 2023 has 400
# Until it is decided the wording may change.
OPEN = (Decision.DRAFT, Decision.PROPOSED, Decision.RECOMMENDED)


class WordingConflict(Exception):
    """The wording is not the one that was opened. `stored` is the resolution as it stands now."""

    def __init__(self, stored: Resolution) -> None:
        super().__init__(stored)
        self.stored = stored


def draft_resolution(
    *,
    edition: Edition,
    issues: Iterable[KeyIssue],
    wording: Mapping[str, str],
    by: Actor,
    at: datetime,
    form_key: uuid.UUID | None = None,
) -> Resolution:
    """Begin a resolution that grows from `issues`, behind the other drafts.

    `wording` holds title and text in both languages (WORDED); Swahili must be there. The same
    `form_key` again gives the draft that it began, as it stands. Raises ValidationError.
    """
    words = checked_words(wording)
    with transaction.atomic():
        locked_edition(edition)
        if form_key is not None:
            twin = Resolution.objects.filter(form_key=form_key, edition=edition).first()
            if twin is not None:
                return twin
        last = edition.resolutions.aggregate(last=Max("draft_order"))["last"] or 0
        resolution = Resolution(
            edition=edition, draft_order=last + 1, revision=1, form_key=form_key, **words
        )
        save_new(resolution, by=by, at=at, action="reports.resolution_drafted")
        resolution.issues.set(issues)
        _keep_wording(resolution, 1, note="", by=by, at=at)
    return resolution


def change_wording(
    *,
    resolution: Resolution,
    wording: Mapping[str, str],
    revision: int,
    by: Actor,
    at: datetime,
    note: str = "",
) -> bool:
    """Put new words in the resolution's place and keep them as a version; False when nothing differs.

    `revision` is the one the work began from. Raises WordingConflict when somebody changed it since,
    ValidationError for words that are missing or too long, and (code "decided") after the decision.
    """
    words = checked_words(wording)
    with transaction.atomic():
        stored: Resolution = locked(resolution)
        if stored.decision not in OPEN:
            raise ValidationError(
                _("This resolution has been decided: its text is no longer changed."),
                code="decided",
            )
        if all(getattr(stored, name) == words[name] for name in WORDED):
            return False
        if stored.revision != revision:
            raise WordingConflict(stored)
        if not stored.wordings.exists():
            _keep_wording(stored, stored.revision, note="", by=by, at=at)
        fields = {**words, "revision": stored.revision + 1}
        save_changes(
            resolution,
            by=by,
            at=at,
            action="reports.resolution_worded",
            fields=fields,
            reason=note,
        )
        _keep_wording(resolution, resolution.revision, note=note, by=by, at=at)
    return True


def set_issues(
    *, resolution: Resolution, issues: Iterable[KeyIssue], by: Actor, at: datetime
) -> bool:
    """Say from which key issues it grew; False when nothing differs. Raises ValidationError."""
    wanted = list(issues)
    if any(issue.edition_id != resolution.edition_id for issue in wanted):
        raise ValidationError({"issues": _("Choose key issues of the same meeting.")})
    with transaction.atomic():
        stored = locked(resolution)
        before = list(stored.issues.all())
        if {issue.pk for issue in before} == {issue.pk for issue in wanted}:
            return False
        stored.issues.set(wanted)
        record(
            action="reports.resolution_issues",
            obj=stored,
            by=by,
            at=at,
            before={"issues": before},
            after={"issues": wanted},
        )
    return True


def place_draft(*, resolution: Resolution, position: int, by: Actor, at: datetime) -> bool:
    """Put the draft at `position` (from 1) among those not decided; False when it is there."""
    with transaction.atomic():
        locked_edition(resolution.edition)
        drafts = list(open_drafts(resolution.edition))
        moved = next((row for row in drafts if row.pk == resolution.pk), None)
        if moved is None:
            return False
        before = [row.pk for row in drafts]
        drafts.remove(moved)
        drafts.insert(max(0, position - 1), moved)
        if before == [row.pk for row in drafts]:
            return False
        for place, row in enumerate(drafts, start=1):
            if row.draft_order != place:
                Resolution.objects.filter(pk=row.pk).update(draft_order=place)
        record(
            action="reports.resolution_placed",
            obj=moved,
            by=by,
            at=at,
            before={"draft_order": before.index(moved.pk) + 1},
            after={"draft_order": drafts.index(moved) + 1},
        )
    return True


def merge_drafts(*, resolution: Resolution, into: Resolution, by: Actor, at: datetime) -> None:
    """Withdraw `resolution` in favour of another draft, which takes over its key issues.

    Its text stays, to be read. Raises ValidationError for a merger with itself, with a resolution of
    another meeting, or with one that is decided; TransitionRefused when it is decided itself.
    """
    with transaction.atomic():
        locked_edition(resolution.edition)
        stored, target = locked(resolution), locked(into)
        if stored.pk == target.pk:
            raise ValidationError({"into": _("A resolution cannot be merged into itself.")})
        if stored.edition_id != target.edition_id or target.decision not in OPEN:
            raise ValidationError({"into": _("Choose a draft of the same meeting.")})
        why = _("Merged into “%(title)s”.") % {"title": target.title}
        transition(
            resolution,
            to=Decision.WITHDRAWN,
            by=by,
            at=at,
            field="decision",
            reason=why,
            also={"decided_on": timezone.localdate(at), "decided_why": why},
        )
        together = {*target.issues.all(), *stored.issues.all()}
        set_issues(resolution=target, issues=together, by=by, at=at)


def open_drafts(edition: Edition) -> Iterable[Resolution]:
    """The resolutions that are not decided, in the order in which the meeting takes them."""
    rows = Resolution.objects.filter(edition=edition, decision__in=OPEN)
    return rows.order_by("draft_order", "pk")


def _keep_wording(
    resolution: Resolution, number: int, *, note: str, by: Actor, at: datetime
) -> None:
    ResolutionWording.objects.create(
        resolution=resolution,
        number=number,
        note=note[:300],
        by_id=by.pk,
        by_label=by.audit_label[:300],
        at=at,
        **{name: getattr(resolution, name) for name in WORDED},
    )


def checked_words(wording: Mapping[str, str]) -> dict[str, str]:
    """Title and text in both languages, tidied. Raises ValidationError: Swahili missing, or too long."""
    words = {name: wording.get(name, "").replace("\r\n", "\n").strip() for name in WORDED}
    wrong = {}
    for name in ("title_sw", "text_sw"):
        if not words[name]:
            wrong[name] = _("Write it in Swahili; English may follow until it is adopted.")
    for name, text in words.items():
        limit = LONGEST_TITLE if name.startswith("title") else LONGEST_TEXT
        if len(text) > limit:
            wrong[name] = _("At most %(limit)s characters fit; this text has %(length)s.") % {
                "limit": f"{limit:,}",
                "length": f"{len(text):,}",
            }
    if wrong:
        raise ValidationError(wrong)
    return words
