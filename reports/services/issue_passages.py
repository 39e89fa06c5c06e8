"""Passages of reports and contributions, gathered into key issues and tied to their place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import delete, locked, save_changes, save_new
from reports.models import IssueSource, KeyIssue
from reports.passages import LONGEST_PASSAGE, Found, find_words
from reports.sources import MODELS, text_of

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor


@dataclass(frozen=True)
class Passage:
    """Words of one part of a text. `near` is where they were chosen, None where they were pasted."""

    kind: str
    obj: Any
    part: str
    language: str
    words: str
    near: Found | None = None


def find_passage(passage: Passage) -> tuple[Found, str]:
    """Where the words stand in the text now, and how. Raises ValidationError where they do not."""
    text = text_of(passage.obj, kind=passage.kind, part=passage.part, language=passage.language)
    _refuse_too_many(len(passage.words.strip()))
    found = find_words(text, passage.words, near=passage.near)
    if found is None:
        raise ValidationError(
            {
                "words": _(
                    "These words do not stand in the text. Copy them as they stand there; "
                    "somebody may have changed the text meanwhile."
                )
            }
        )
    _refuse_too_many(found.length)
    return found, text[found.start : found.end]


def add_passage(
    *, issue: KeyIssue, passage: Passage, by: Actor, at: datetime, once: bool = False
) -> IssueSource:
    """Tie the passage to the issue. Raises ValidationError when it is there already.

    With `once` it must not stand in any other issue of the edition either.
    """
    found, quote = find_passage(passage)
    column = MODELS[passage.kind][1]
    with transaction.atomic():
        locked(issue.edition)
        target = locked(issue)
        if target.merged_into_id is not None:
            raise ValidationError(
                {"issue": _("This key issue has itself been merged into another one: choose that.")}
            )
        _refuse_again(target, passage, found, once=once)
        source = IssueSource(
            issue=target,
            kind=passage.kind,
            part=passage.part,
            language=passage.language,
            quote=quote,
            start=found.start,
            length=found.length,
            by_label=by.audit_label[:300],
            at=at,
            **{column: passage.obj},
        )
        save_new(source, by=by, at=at, action="reports.passage_added")
    return source


def move_passage(*, source: IssueSource, to: KeyIssue, by: Actor, at: datetime) -> bool:
    """Put a passage under another issue of the edition; False when it is there. Raises ValidationError."""
    with transaction.atomic():
        locked(source.issue.edition)
        target = locked(to)
        if target.edition_id != source.issue.edition_id or target.merged_into_id is not None:
            raise ValidationError({"issue": _("Choose a key issue of the same meeting.")})
        return save_changes(
            source, by=by, at=at, action="reports.passage_moved", fields={"issue": target}
        )


def remove_passage(*, source: IssueSource, by: Actor, at: datetime) -> None:
    """Take a passage out of its issue: it goes back to the material."""
    delete(source, by=by, at=at, action="reports.passage_removed")


def _refuse_too_many(length: int) -> None:
    if length > LONGEST_PASSAGE:
        raise ValidationError(
            {
                "words": _("Choose at most %(limit)s characters; these are %(length)s.")
                % {"limit": f"{LONGEST_PASSAGE:,}", "length": f"{length:,}"}
            }
        )


def _refuse_again(issue: KeyIssue, passage: Passage, found: Found, *, once: bool) -> None:
    """The same words twice in one issue say nothing more; in a second new issue they are a slip."""
    same = IssueSource.objects.filter(
        issue__edition=issue.edition_id,
        kind=passage.kind,
        part=passage.part,
        language=passage.language,
        start=found.start,
        length=found.length,
        **{MODELS[passage.kind][1]: passage.obj},
    ).select_related("issue")
    for other in same if once else same.filter(issue=issue):
        raise ValidationError(
            {
                "words": _("These words already stand in the key issue “%(issue)s”.")
                % {"issue": other.issue}
            }
        )
