"""How far the outcome of a call is: each step, whether it is done, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.models import Certificate
from egov_meeting.notifications.models import OutboxMessage
from innovations.choices import STANDING_ENTRIES, Known
from innovations.message_kinds_outcome import RESULT
from innovations.models import Call, Entry
from innovations.outcome_certificates import KEY


@dataclass(frozen=True)
class Step:
    """One step; `address` is where it is done, "" while it cannot be done yet."""

    title: str
    is_done: bool
    told: str
    address: str = ""


@dataclass(frozen=True)
class _Counted:
    standing: int
    on_show: int
    on_stage: int
    with_booth: int
    with_slot: int


def steps_of(*, call: Call, is_ranked: bool) -> list[Step]:
    """From the frozen ranking to the certificates, in order. Four queries."""
    return [
        _ranking(is_ranked),
        *_selecting(call, is_ranked=is_ranked),
        *_after(call, _counted(call)),
    ]


def _ranking(is_ranked: bool) -> Step:
    told = _("The ranking is sealed until scoring closes.")
    if is_ranked:
        told = _("Frozen, with its checksum.")
    return Step(_("The ranking is frozen"), is_ranked, told)


def _selecting(call: Call, *, is_ranked: bool) -> list[Step]:
    year, locked, published = (
        call.edition.year,
        call.selection_locked_at is not None,
        call.results_published_at is not None,
    )
    selected = call.selections.values("entry").distinct().count()
    told = ngettext("%(number)d entry is selected.", "%(number)d entries are selected.", selected)
    selection = reverse("innovations:selection", args=[year])
    lock = reverse("innovations:lock_selection", args=[year])
    publish = reverse("innovations:publish_results", args=[year])
    return [
        Step(
            _("Select for exhibition, stage and awards"),
            selected > 0,
            told % {"number": selected},
            selection if is_ranked else "",
        ),
        Step(
            _("Lock the selection"),
            locked,
            _("Nothing of it changes any more.") if locked else _("It can still change."),
            lock if selected and not locked else "",
        ),
        Step(
            _("Publish the results"),
            published,
            _("Everybody sees them.") if published else _("Nobody outside sees them."),
            publish if locked and not published else "",
        ),
    ]


def _after(call: Call, counted: _Counted) -> list[Step]:
    edition, locked = call.edition, call.selection_locked_at is not None
    written = OutboxMessage.objects.filter(edition=edition, kind=RESULT.key).count()
    given = Certificate.objects.filter(
        edition=edition, kind=KEY, state=CertificateState.VALID
    ).count()

    def where(name: str, may: bool) -> str:
        return reverse(f"innovations:{name}", args=[edition.year]) if may else ""

    return [
        Step(
            _("Send the letters to entrants"),
            written > 0,
            _("%(number)d of %(total)d entrants are written to.")
            % {"number": written, "total": counted.standing},
            where("result_letters", call.results_published_at is not None),
        ),
        Step(
            _("Give out booths"),
            0 < counted.on_show == counted.with_booth,
            _("%(number)d of %(total)d exhibited entries have a booth.")
            % {"number": counted.with_booth, "total": counted.on_show},
            where("booths", locked),
        ),
        Step(
            _("Put the presentations into the programme"),
            0 < counted.on_stage == counted.with_slot,
            _("%(number)d of %(total)d presentations have a slot.")
            % {"number": counted.with_slot, "total": counted.on_stage},
            where("stage_slots", locked),
        ),
        Step(
            _("Give the certificates"),
            given > 0,
            ngettext(
                "%(number)d certificate is given.", "%(number)d certificates are given.", given
            )
            % {"number": given},
            where("entry_certificates", locked),
        ),
    ]


def _counted(call: Call) -> _Counted:
    shown, on_stage = Q(exhibited=Known.YES), Q(presented=Known.YES)
    rows = Entry.objects.filter(edition=call.edition_id, state__in=STANDING_ENTRIES)
    return _Counted(
        **rows.aggregate(
            standing=Count("pk"),
            on_show=Count("pk", filter=shown),
            on_stage=Count("pk", filter=on_stage),
            with_booth=Count("pk", filter=shown & ~Q(booth="")),
            with_slot=Count("pk", filter=on_stage & Q(slot__isnull=False)),
        )
    )
