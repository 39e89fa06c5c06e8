"""Badges as a kind of document: in print order, in parts by several workers, marked as printed when made."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from egov_meeting.documents.builds import BuildRefused, BuildRequest, BuiltDocument
from egov_meeting.documents.kinds import DocumentKind, PartedBuild
from egov_meeting.documents.pdf.stamping import (
    MixedPage,
    StampedPages,
    paint_pages,
    stamped_file,
)
from egov_meeting.documents.progress import Progress
from registrations.badge_masters import masters_of
from registrations.badge_papers import badges_on_paper, paper_of
from registrations.day_permissions import can_print_badges
from registrations.passes import sealed_text
from registrations.selectors.badge_wishes import (
    PREVIEWED,
    BadgeWish,
    hard_rows,
    printed_badges,
)
from registrations.selectors.badges import (
    BadgeLook,
    PrintedBadge,
    badge_rows,
    look_of,
    print_of,
    texts_of,
)

if TYPE_CHECKING:
    from egov_meeting.accounts.capabilities import Person
    from egov_meeting.audit.actors import Actor
    from egov_meeting.documents.models import Document

KEY = "badges"
# They hold codes that let people in; who wanted them has printed them by then.
KEPT_FOR = timedelta(days=7)
# One worker alone makes so many; more are parted, and several workers make them.
ALONE, IN_A_PART = 2_000, 2_500
WATCHED = 100
# Stands for the code where a badge is only looked at.
NO_CODE = "0000000000000000"

Cells = list[tuple[str, dict[str, str]]]


def plan_badges(request: BuildRequest, progress: Progress) -> list[dict[str, Any]]:
    """Parts of whole sheets: the passes, their desks, and the design as it is now."""
    progress.report("reading", percent=1, until=90)
    look = look_of(edition=request.edition)
    wish = BadgeWish.from_plain(request.params)
    found = printed_badges(edition=request.edition, look=look, wish=wish)
    if not look.groups or not (found or wish.is_preview):
        raise BuildRefused("nobody")
    size = _size_of_parts(len(found), badges_on_paper(look.size), request.params.get("in_a_part"))
    return [
        {
            "passes": [one.row.pass_id for one in found[start : start + size]],
            "desks": [one.desk for one in found[start : start + size]],
            "look": look.as_plain(),
        }
        for start in range(0, max(len(found), 1), size)
    ]


def make_badges(request: BuildRequest, params: Mapping[str, Any], progress: Progress) -> bytes:
    """Paint the badges of one part; who lost the pass meanwhile is left out."""
    look = BadgeLook.from_plain(params["look"])
    progress.report("layout", percent=2, until=15)
    masters = masters_of(look)
    rows = badge_rows(edition=request.edition, look=look, passes=params["passes"])
    # A group that was made after the plan has no master; its people are found as new ones next time.
    by_pass = {row.pass_id: row for row in rows if row.group in look.groups}
    badges = [
        PrintedBadge(by_pass[pk], desk)
        for pk, desk in zip(params["passes"], params["desks"], strict=True)
        if pk in by_pass
    ]
    is_preview = BadgeWish.from_plain(request.params).is_preview
    if is_preview:
        free = PREVIEWED - len(badges)
        badges += [PrintedBadge(row, 1) for row in hard_rows(look=look)[:free]]
    cells = [_cell(one, look, request.edition.year, is_preview=is_preview) for one in badges]
    painted = paint_pages(
        masters=masters, pages=_sheets(cells, look, progress), sheet=paper_of(look.size)
    )
    told = {"printed": {one.row.pass_id: print_of(one.row, look=look) for one in badges}}
    head = json.dumps({**told, "look": look.as_plain()}).encode()
    return b"%d\n%s%s" % (len(head), head, painted.as_bytes())


def join_badges(
    request: BuildRequest, contents: Iterator[bytes], progress: Progress
) -> BuiltDocument:
    """One file of all parts; what was printed for whom goes on record with it."""
    progress.report("joining", percent=5, until=90)
    whole, printed, look = StampedPages(), {}, None
    for content in contents:
        length, _line, rest = content.partition(b"\n")
        told = json.loads(rest[: int(length)])
        printed.update(told["printed"])
        look = look or BadgeLook.from_plain(told["look"])
        whole.add(StampedPages.from_bytes(rest[int(length) :]))
    assert look is not None  # a plan has at least one part
    with translation.override(look.language):
        title = f"{_('Badges')} - {look.meeting}"
        name = _("badges")
    file = stamped_file(
        whole,
        masters=masters_of(look),
        title=title,
        language=look.language,
        sheet=paper_of(look.size),
        created=request.requested_at,
    )
    facts = {} if BadgeWish.from_plain(request.params).is_preview else {"printed": printed}
    filename = f"{name}-{request.edition.year}-{request.version}.pdf"
    return BuiltDocument(file, filename, "application/pdf", facts=facts)


def keep_what_was_printed(
    document: Document, facts: Mapping[str, Any], by: Actor, at: datetime
) -> None:
    """Mark the passes, in the transaction that stores the document."""
    from registrations.services.badges import mark_as_printed

    if "printed" in facts:
        printed = {int(pk): told for pk, told in facts["printed"].items()}
        mark_as_printed(document=document, printed=printed, by=by, at=at)


def can_view_badges(user: Person, document: Document) -> bool:
    """Whoever may print badges of the edition."""
    return can_print_badges(user, document.edition)


PARTS = PartedBuild(plan=plan_badges, make=make_badges, join=join_badges)
BADGES = DocumentKind(
    key=KEY,
    title=gettext_lazy("Badges"),
    build=PARTS.alone,
    parts=PARTS,
    can_request=can_print_badges,
    can_view=can_view_badges,
    kept_for=KEPT_FOR,
    take_facts=keep_what_was_printed,
    steps={"badges": gettext_lazy("Painting the badges")},
    errors={"nobody": gettext_lazy("There is no badge to be printed: nobody fits.")},
)


def _size_of_parts(number: int, on_paper: int, asked: int | None) -> int:
    """How many badges to a part: whole sheets, and as many parts as share the work evenly."""
    if asked:
        parts = math.ceil(number / asked)
    else:
        parts = 1 if number <= ALONE else max(round(number / IN_A_PART), 2)
    return max(math.ceil(number / max(parts, 1) / on_paper), 1) * on_paper


def _sheets(cells: Cells, look: BadgeLook, progress: Progress) -> Iterator[MixedPage]:
    on_paper = badges_on_paper(look.size)
    for start in range(0, len(cells), on_paper):
        if start % (WATCHED - WATCHED % on_paper) == 0:
            share = 15 + 85 * start / len(cells)
            progress.report("badges", percent=share, until=min(share + 10, 100), count=start)
        yield MixedPage(cells[start : start + on_paper])


def _cell(
    one: PrintedBadge, look: BadgeLook, year: int, *, is_preview: bool
) -> tuple[str, dict[str, str]]:
    code = NO_CODE if is_preview else one.row.code
    texts = texts_of(one.row, look=look)
    texts["code"] = code_text(year=year, code=code, is_preview=is_preview)
    if look.number_of_desks > 1:
        with translation.override(look.language):
            texts["desk"] = _("Desk %(number)d") % {"number": one.desk}
    return one.row.group, texts


def code_text(*, year: int, code: str, is_preview: bool) -> str:
    """What the square says; in a preview something as long that no desk takes."""
    text = sealed_text(year=year, code=code)
    return text[:-12] + NO_CODE[:12] if is_preview else text
