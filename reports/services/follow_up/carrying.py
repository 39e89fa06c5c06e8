"""What is not finished goes on: carried into a later edition, merged with others, split into parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from egov_meeting.audit.services import locked, save_new
from reports.choices import Decision, Lineage
from reports.models import Resolution, ResolutionLink, ResolutionOwner, ResolutionWording
from reports.selectors.corrections import words_in_force
from reports.selectors.lineage import leads_to
from reports.selectors.owing import SET_ASIDE

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor
    from egov_meeting.meetings.models import Edition

FEWEST_PARTS = 2
_ENDED = (Decision.REJECTED, Decision.REFERRED, Decision.WITHDRAWN)


@dataclass(frozen=True)
class Part:
    """The title of one of the resolutions that another is split into."""

    title_sw: str
    title_en: str = ""


def carry_forward(
    *, resolution: Resolution, edition: Edition, by: Actor, at: datetime
) -> Resolution:
    """A draft in the later edition that continues this one, with its words, theme and owners.

    The earlier one stays open until the draft is adopted. Raises ValidationError for an edition that
    is not later, a resolution that was not adopted or is set aside, and one carried there already.
    """
    with transaction.atomic():
        stored = _locked_to_go_on(resolution)
        _refuse_earlier(stored, edition)
        if stored.continued_by.filter(edition=edition).exclude(decision__in=_ENDED).exists():
            raise ValidationError(_("It has been carried into this meeting already."))
        words = words_in_force(stored)
        draft = _draft(stored, edition, words.title_sw, words.title_en, continues=stored)
        _save_draft(draft, stored, by=by, at=at, action="reports.carried_forward")
    return draft


def merge_into(
    *, earlier: Resolution, later: Resolution, note: str, by: Actor, at: datetime
) -> ResolutionLink:
    """Put on record that `earlier` is merged into `later`, which may have been split itself.

    Raises ValidationError for itself, an older target, one that is linked already, or a step that would
    lead back to where it began (code "cycle").
    """
    with transaction.atomic():
        _locked_register()
        stored = _locked_to_go_on(earlier)
        if later.edition.year < stored.edition.year:
            raise ValidationError({"later": _("It can only go on in the same or a later meeting.")})
        return _link(stored, later, Lineage.MERGED, note, by=by, at=at)


def split_into(
    *,
    resolution: Resolution,
    edition: Edition,
    parts: Sequence[Part],
    note: str,
    by: Actor,
    at: datetime,
) -> list[Resolution]:
    """Drafts in the edition, one for each part, each with the words of the whole to work from.

    Raises ValidationError for fewer than two parts, for parts that are there already, and as
    `carry_forward`.
    """
    if len(parts) < FEWEST_PARTS:
        raise ValidationError({"parts": _("Name at least two parts.")})
    with transaction.atomic():
        _locked_register()
        stored = _locked_to_go_on(resolution)
        _refuse_earlier(stored, edition)
        _refuse_parts_again(stored, edition, parts)
        made = []
        for part in parts:
            draft = _draft(stored, edition, part.title_sw, part.title_en, continues=None)
            _save_draft(draft, stored, by=by, at=at, action="reports.split_off")
            _link(stored, draft, Lineage.SPLIT, note, by=by, at=at)
            made.append(draft)
    return made


def _locked_to_go_on(resolution: Resolution) -> Resolution:
    stored: Resolution = locked(resolution)
    if stored.decision != Decision.ADOPTED:
        raise ValidationError(_("Only what the meeting adopted can go on in a later resolution."))
    if stored.delivery in SET_ASIDE:
        raise ValidationError(
            _("This resolution is closed: %(state)s. Open it again first.")
            % {"state": stored.get_delivery_display()}
        )
    return stored


def _locked_register() -> None:
    """Two steps at once must not make a circle between them: they wait for one another."""
    list(Resolution.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _refuse_earlier(stored: Resolution, edition: Edition) -> None:
    if edition.year <= stored.edition.year:
        raise ValidationError({"edition": _("Choose a later meeting than the resolution's own.")})


def _refuse_parts_again(stored: Resolution, edition: Edition, parts: Sequence[Part]) -> None:
    there = Resolution.objects.filter(
        earlier_links__earlier=stored, earlier_links__kind=Lineage.SPLIT, edition=edition
    )
    titles = {part.title_sw.strip() for part in parts}
    if there.filter(title_sw__in=titles).exclude(decision__in=_ENDED).exists():
        raise ValidationError(_("These parts have been made in this meeting already."))


def _draft(
    stored: Resolution,
    edition: Edition,
    title_sw: str,
    title_en: str,
    *,
    continues: Resolution | None,
) -> Resolution:
    last = edition.resolutions.aggregate(last=Max("draft_order"))["last"] or 0
    words = words_in_force(stored)
    return Resolution(
        edition=edition,
        draft_order=last + 1,
        theme=stored.theme,
        title_sw=title_sw.strip(),
        title_en=title_en.strip(),
        text_sw=words.text_sw,
        text_en=words.text_en,
        measure_sw=stored.measure_sw,
        measure_en=stored.measure_en,
        target_sw=stored.target_sw,
        target_en=stored.target_en,
        continues=continues,
        weight=stored.weight,
        revision=1,
    )


def _save_draft(
    draft: Resolution, stored: Resolution, *, by: Actor, at: datetime, action: str
) -> None:
    save_new(draft, by=by, at=at, action=action, shown_publicly=False)
    ResolutionWording.objects.create(
        resolution=draft,
        number=1,
        title_sw=draft.title_sw,
        title_en=draft.title_en,
        text_sw=draft.text_sw,
        text_en=draft.text_en,
        note=stored.register_number,
        by_id=by.pk,
        by_label=by.audit_label[:300],
        at=at,
    )
    for owner in stored.owners.all():
        ResolutionOwner.objects.create(
            resolution=draft,
            order=owner.order,
            part=owner.part,
            institution_id=owner.institution_id,
            owner_class=owner.owner_class,
        )


def _link(
    earlier: Resolution, later: Resolution, kind: Lineage, note: str, *, by: Actor, at: datetime
) -> ResolutionLink:
    if earlier.pk == later.pk or leads_to(later.pk, earlier.pk):
        back = _("That one came from this one already: a chain cannot lead back to itself.")
        raise ValidationError({"later": ValidationError(back, code="cycle")})
    link = ResolutionLink(
        earlier=earlier,
        later=later,
        kind=kind,
        note=note.strip(),
        by_label=by.audit_label[:300],
        at=at,
    )
    if ResolutionLink.objects.filter(earlier=earlier, later=later).exists():
        raise ValidationError({"later": _("The two are linked already.")})
    save_new(link, by=by, at=at, action="reports.linked")
    return link
