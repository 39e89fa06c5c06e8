"""Key issues: written, put in order, merged and taken apart again. Nothing is lost in a merger."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, locked, record, save_changes, save_new
from egov_meeting.audit.values import snapshot
from egov_meeting.meetings.models import Edition, ParticipantGroup
from reports.models import KeyIssue

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

LONGEST_ISSUE = 2000  # characters in one language
_ASIDE = 16000  # added to places while rows change them, so that no two hold one on the way


class IssueConflict(Exception):
    """Somebody else changed the issue meanwhile. `stored` is how it stands now."""

    def __init__(self, stored: KeyIssue) -> None:
        super().__init__(stored)
        self.stored = stored


def mark_of(issue: KeyIssue) -> str:
    """A short mark of the issue's words, by which a form knows whether they are still those it showed."""
    words = "\x00".join((issue.text_sw, issue.text_en, str(issue.group_id or "")))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def create_issue(
    *,
    edition: Edition,
    text_sw: str,
    text_en: str,
    by: Actor,
    at: datetime,
    group: ParticipantGroup | None = None,
) -> KeyIssue:
    """Add a key issue behind the others. Raises ValidationError for a text that is missing or too long."""
    _check_texts(text_sw, text_en)
    with transaction.atomic():
        locked(edition)
        last = edition.key_issues.aggregate(last=Max("order"))["last"] or 0
        issue = KeyIssue(
            edition=edition,
            order=last + 1,
            text_sw=text_sw.strip(),
            text_en=text_en.strip(),
            group=group,
        )
        save_new(issue, by=by, at=at, action="reports.issue_added")
    return issue


def change_issue(
    *,
    issue: KeyIssue,
    text_sw: str,
    text_en: str,
    group: ParticipantGroup | None,
    seen: str,
    by: Actor,
    at: datetime,
) -> bool:
    """Save new words if the issue still reads as `seen` (mark_of) says; False when nothing differs.

    Raises IssueConflict, and ValidationError for a text that is missing or too long.
    """
    _check_texts(text_sw, text_en)
    with transaction.atomic():
        stored = locked(issue)
        if mark_of(stored) != seen:
            raise IssueConflict(stored)
        fields = {"text_sw": text_sw.strip(), "text_en": text_en.strip(), "group": group}
        return save_changes(issue, by=by, at=at, action="reports.issue_changed", fields=fields)


def place_issue(*, issue: KeyIssue, position: int, by: Actor, at: datetime) -> bool:
    """Put the issue at `position` (from 1) among those that are not merged; False when it is there."""
    with transaction.atomic():
        locked(issue.edition)
        living = list(KeyIssue.objects.filter(edition=issue.edition, merged_into=None))
        moved = next((row for row in living if row.pk == issue.pk), None)
        if moved is None:
            return False
        places = [row.order for row in living]
        before = moved.order
        living.remove(moved)
        living.insert(max(0, position - 1), moved)
        changed = [
            (row, place) for row, place in zip(living, places, strict=True) if row.order != place
        ]
        if not changed:
            return False
        _put(changed)
        record(
            action="reports.issue_moved",
            obj=moved,
            by=by,
            at=at,
            before={"order": before},
            after={"order": moved.order},
        )
    return True


def merge_issue(*, issue: KeyIssue, into: KeyIssue, by: Actor, at: datetime) -> None:
    """Make `issue` part of another one; its passages show there, and it can be taken out again.

    Drafts that grew from it grow from the other one as well. Raises ValidationError for a merger
    with itself, with an issue of another meeting, or with one that is merged already.
    """
    with transaction.atomic():
        locked(issue.edition)
        stored, target = locked(issue), locked(into)
        if stored.pk == target.pk:
            raise ValidationError({"into": _("A key issue cannot be merged into itself.")})
        if stored.edition_id != target.edition_id:
            raise ValidationError({"into": _("Choose a key issue of the same meeting.")})
        if target.merged_into_id is not None:
            raise ValidationError(
                {"into": _("This key issue has itself been merged into another one: choose that.")}
            )
        if stored.merged_into_id is not None:
            raise ValidationError(_("This key issue has been merged already. Load the page again."))
        save_changes(
            issue, by=by, at=at, action="reports.issue_merged", fields={"merged_into": target}
        )
        for resolution in issue.resolutions.all():
            resolution.issues.add(target)


def unmerge_issue(*, issue: KeyIssue, by: Actor, at: datetime) -> bool:
    """Let a merged issue stand by itself again; False when it does."""
    with transaction.atomic():
        locked(issue.edition)
        return save_changes(
            issue, by=by, at=at, action="reports.issue_unmerged", fields={"merged_into": None}
        )


def drop_issue(*, issue: KeyIssue, by: Actor, at: datetime) -> None:
    """Delete an issue; its passages are free again. Raises ValidationError while something rests on it."""
    with transaction.atomic():
        locked(issue.edition)
        stored = locked(issue)
        if stored.resolutions.exists():
            raise ValidationError(
                _("A resolution grew from this key issue: take it out of the resolution first.")
            )
        if stored.merged_from.exists():
            raise ValidationError(
                _("Other key issues are merged into this one: take them out first.")
            )
        for source in stored.sources.all():
            record(
                action="reports.passage_removed",
                obj=source,
                by=by,
                at=at,
                before=snapshot(source),
            )
        delete(stored, by=by, at=at, action="reports.issue_dropped")


def _put(changed: list[tuple[KeyIssue, int]]) -> None:
    keys = [row.pk for row, _place in changed]
    KeyIssue.objects.filter(pk__in=keys).update(order=F("order") + _ASIDE)
    for row, place in changed:
        row.order = place
        row.save(update_fields=["order"])


def _check_texts(text_sw: str, text_en: str) -> None:
    wrong = {}
    if not text_sw.strip():
        wrong["text_sw"] = _("Write the key issue in Swahili; English may follow later.")
    for name, text in (("text_sw", text_sw), ("text_en", text_en)):
        if len(text.strip()) > LONGEST_ISSUE:
            wrong[name] = _(
                "A key issue can have at most %(limit)s characters; this text has %(length)s."
            ) % {"limit": f"{LONGEST_ISSUE:,}", "length": f"{len(text.strip()):,}"}
    if wrong:
        raise ValidationError(wrong)
