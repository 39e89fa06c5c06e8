"""Selecting on top of the frozen ranking, locking what was selected, and publishing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.services import delete, locked, record, save_changes, save_new
from innovations.choices import Known, Place
from innovations.models import Award, Call, Entry, Selection
from innovations.selectors.outcome import Outcome, outcome_of, standing_entries
from innovations.selectors.selecting import (
    Chosen,
    chosen_in,
    mark_of,
    out_of_order,
    selections_of,
    shared_without_tie,
)

CAPABILITY = "innovations.select"
Wanted = dict[tuple[int, str, int | None], str]


class Overtaken(ValidationError):
    """Somebody else changed the selection since it was shown."""

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else changed the selection meanwhile. Look at it and decide again."),
            code="overtaken",
        )


class ReasonsMissing(ValidationError):
    """Entries chosen out of the order of the ranking without a word why; `entries` says for which places."""

    def __init__(self, entries: dict[int, list[Place]]) -> None:
        super().__init__(
            _("Say why where the order of the ranking is left."), code="reasons_missing"
        )
        self.entries = entries


def keep_selection(
    *,
    call: Call,
    chosen: Chosen,
    reasons: Mapping[int, str],
    by: Actor,
    at: datetime,
    seen: str | None = None,
) -> bool:
    """Put the choice in the place of the earlier one; False when it is the same.

    Each row that comes or goes is on record. `seen` is the mark of the selection as it was shown
    (`mark_of`). Raises PermissionDenied; Overtaken; ReasonsMissing; ValidationError before the ranking
    is frozen, after the lock, and for entries or awards that are not of the call.
    """
    may_select(by, call)
    with transaction.atomic():
        stored = _unlocked(call)
        outcome = ranking_needed(stored)
        _check(stored, chosen, outcome)
        wanted = _wanted(chosen, reasons)
        unsaid = {
            entry: places
            for entry, places in out_of_order(chosen, outcome=outcome).items()
            if not reasons.get(entry, "").strip()
        }
        if unsaid:
            raise ReasonsMissing(unsaid)
        there = selections_of(call=stored)
        if seen is not None and seen != mark_of(there) and _differs(there, wanted):
            raise Overtaken
        return _exchange(stored, wanted, by, at)


def lock_selection(*, call: Call, by: Actor, at: datetime, seen: str | None = None) -> Call:
    """Freeze the selection: from now on nobody changes it, and each entry says whether it is shown and presented.

    `seen` is the mark of the selection as it was shown. Raises PermissionDenied, Overtaken,
    ReasonsMissing, and ValidationError when it is locked already, nothing is
    selected, or a selected entry was withdrawn or declined meanwhile.
    """
    may_select(by, call)
    with transaction.atomic():
        stored = _unlocked(call)
        # Locked before it is looked who still stands: whoever withdraws now waits, and is refused then.
        entries = list(standing_entries(call=stored).select_for_update(of=("self",)))
        outcome = ranking_needed(stored)
        rows = selections_of(call=stored)
        if not rows:
            raise ValidationError(_("Nothing is selected yet."))
        if seen is not None and seen != mark_of(rows):
            raise Overtaken
        chosen = chosen_in(rows)
        _check(stored, chosen, outcome)
        reasons = {row.entry_id: row.reason for row in rows}
        unsaid = {
            entry: places
            for entry, places in out_of_order(chosen, outcome=outcome).items()
            if not reasons.get(entry)
        }
        if unsaid:
            raise ReasonsMissing(unsaid)
        _mark(stored, entries, chosen, by, at)
        save_changes(
            stored,
            by=by,
            at=at,
            action="innovations.selection_locked",
            fields={"selection_locked_at": at},
        )
    call.refresh_from_db()
    return call


def publish_results(*, call: Call, by: Actor, at: datetime) -> Call:
    """Show everyone the results, the ranking and what entrants agreed to show.

    Raises PermissionDenied, and ValidationError before the lock or when they are published already.
    """
    may_select(by, call)
    with transaction.atomic():
        stored: Call = locked(call)
        if stored.selection_locked_at is None:
            raise ValidationError(_("Lock the selection first."))
        if stored.results_published_at is not None:
            raise ValidationError(_("The results are published already."))
        save_changes(
            stored,
            by=by,
            at=at,
            action="innovations.results_published",
            fields={"results_published_at": at},
        )
    call.refresh_from_db()
    return call


def may_select(by: Actor, call: Call) -> None:
    """Raises PermissionDenied for who may not select in the edition."""
    if not by.may(CAPABILITY, edition_id=call.edition_id):
        raise PermissionDenied(f"{CAPABILITY} is needed")


def ranking_needed(call: Call) -> Outcome:
    """The frozen ranking. Raises ValidationError while there is none."""
    outcome = outcome_of(call=call)
    if outcome is None:
        raise ValidationError(_("The ranking is sealed until scoring closes."))
    return outcome


def _unlocked(call: Call) -> Call:
    stored: Call = locked(call)
    if stored.selection_locked_at is not None:
        raise ValidationError(_("The selection is locked; nothing of it changes any more."))
    return stored


def _check(call: Call, chosen: Chosen, outcome: Outcome) -> None:
    standing = {row.entry.pk for row in outcome.rows}
    if not chosen.entries <= standing:
        raise ValidationError(_("An entry was withdrawn or declined meanwhile. Look again."))
    awards = set(Award.objects.filter(call=call).values_list("pk", flat=True))
    if not set(chosen.awards) <= awards:
        raise ValidationError(_("An award does not belong to this call. Look again."))
    if shared_without_tie(chosen, outcome=outcome):
        raise ValidationError(
            _("An award is shared by all entries that the ranking leaves tied, and by no others.")
        )


def _wanted(chosen: Chosen, reasons: Mapping[int, str]) -> Wanted:
    rows: list[tuple[int, str, int | None]] = [
        *((entry, Place.EXHIBITION, None) for entry in chosen.exhibition),
        *((entry, Place.STAGE, None) for entry in chosen.stage),
        *((one, Place.AWARD, award) for award, given in chosen.awards.items() for one in given),
    ]
    return {row: reasons.get(row[0], "").strip() for row in sorted(rows, key=str)}


def _differs(there: list[Selection], wanted: Wanted) -> bool:
    """Sent twice, the second finds what it wants."""
    return {(row.entry_id, row.place, row.award_id): row.reason for row in there} != wanted


def _exchange(call: Call, wanted: Wanted, by: Actor, at: datetime) -> bool:
    there = {(row.entry_id, row.place, row.award_id): row for row in selections_of(call=call)}
    changed = False
    for key, row in there.items():
        if key not in wanted:
            delete(
                row, by=by, at=at, action="innovations.selection_withdrawn", shown_publicly=False
            )
            changed = True
    for key, reason in wanted.items():
        changed = _keep(call, key, reason, there.get(key), by, at) or changed
    return changed


def _keep(
    call: Call,
    key: tuple[int, str, int | None],
    reason: str,
    there: Selection | None,
    by: Actor,
    at: datetime,
) -> bool:
    fields = {"reason": reason, "selected_at": at, "selected_by_label": by.audit_label[:300]}
    if there is not None:
        if there.reason == reason:
            return False
        return save_changes(
            there,
            by=by,
            at=at,
            action="innovations.selection_reasoned",
            fields=fields,
            shown_publicly=False,
        )
    entry, place, award = key
    row = Selection(call=call, entry_id=entry, place=place, award_id=award, **fields)
    save_new(row, by=by, at=at, action="innovations.selected", shown_publicly=False)
    return True


def _mark(call: Call, entries: list[Entry], chosen: Chosen, by: Actor, at: datetime) -> None:
    """Write down what every entry comes to: those that are chosen one by one, all others together."""
    others: list[Entry] = []
    for entry in entries:
        outcome = {
            "exhibited": Known.YES if entry.pk in chosen.exhibition else Known.NO,
            "presented": Known.YES if entry.pk in chosen.stage else Known.NO,
        }
        if Known.YES in outcome.values():
            save_changes(entry, by=by, at=at, action="innovations.outcome_marked", fields=outcome)
        elif (entry.exhibited, entry.presented) != (Known.NO, Known.NO):
            others.append(entry)
    if others:
        Entry.objects.filter(pk__in=[entry.pk for entry in others]).update(
            exhibited=Known.NO, presented=Known.NO
        )
        record(
            action="innovations.others_marked",
            obj=call,
            by=by,
            at=at,
            before={
                "entries": [[one.number, one.exhibited, one.presented] for one in others],
            },
            after={"entries": [[one.number, Known.NO, Known.NO] for one in others]},
        )
