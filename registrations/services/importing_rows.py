"""A spreadsheet in a worker: read into rows, and rows made into registrations, each once."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from egov_meeting.audit.actors import SYSTEM, Actor
from registrations.choices import ImportState, RowOutcome
from registrations.imports.judging import Directory, Judged, cells_kept, judged
from registrations.imports.limits import MOST_ROWS
from registrations.imports.reading import rows_of_sheet
from registrations.imports.refusals import SheetRefused
from registrations.imports.sheet import Note, SheetRow
from registrations.models import DelegationImport, ImportRow
from registrations.names import are_alike, name_key
from registrations.selectors.imports import people_known
from registrations.services.importing import forget_content
from registrations.services.importing_committing import commit_row
from registrations.services.importing_leases import (
    LeaseLost,
    claim_import,
    fail_import,
    finish_import,
    renew_lease,
)

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]
_SIGN_OF_LIFE_EVERY = 100
# Of the bar while a sheet is read: the file, then what is known of its people.
_READ, _JUDGED = 45, 85


def work_on_import(*, import_id: uuid.UUID | str, clock: Clock) -> None:
    """Do what the sheet waits for and put the outcome on record; never raises for a bad sheet.

    A message that comes twice does nothing the second time. What a killed worker left is gone on with.
    """
    sheet = claim_import(import_id=import_id, at=clock())
    if sheet is None:
        return
    try:
        with translation.override("sw"):
            (_read if sheet.state == ImportState.READING else _commit)(sheet, clock)
    except LeaseLost:
        logger.info("sheet %s was stopped or taken over", sheet.pk)
    except SheetRefused as refusal:
        forget_content(sheet)
        fail_import(sheet=sheet, key=refusal.code, values=refusal.values, at=clock())
    except Exception:
        logger.exception("sheet %s failed", sheet.pk)
        fail_import(sheet=sheet, key="unexpected", at=clock())


def _read(sheet: DelegationImport, clock: Clock) -> None:
    """Read, judge and keep all rows; nothing is kept until all of them are."""
    notes: list[Note] = []
    found: list[SheetRow] = []
    for row in rows_of_sheet(bytes(sheet.content), notes):
        found.append(row)
        if len(found) % _SIGN_OF_LIFE_EVERY == 0:
            renew_lease(sheet=sheet, at=clock(), progress=_READ * len(found) // MOST_ROWS)
    renew_lease(sheet=sheet, at=clock(), progress=_READ)
    rows = _judged_rows(sheet, found, clock)
    with transaction.atomic():
        renew_lease(sheet=sheet, at=clock(), progress=_JUDGED)
        sheet.rows.all().delete()
        ImportRow.objects.bulk_create(rows, batch_size=500)
        finish_import(
            sheet=sheet,
            to=ImportState.READY,
            at=clock(),
            row_count=len(rows),
            notes=[list(note) for note in notes],
        )
        forget_content(sheet)


def _judged_rows(sheet: DelegationImport, found: list[SheetRow], clock: Clock) -> list[ImportRow]:
    directory = Directory(edition=sheet.edition, at=clock())
    verdicts = [
        judged(row.cells, directory=directory, institution=sheet.institution) for row in found
    ]
    known = people_known(
        edition=sheet.edition,
        institution=sheet.institution,
        people=[verdict.applicant for verdict in verdicts if not verdict.problems],
    )
    before = _PeopleBefore()
    rows = []
    for row, verdict in zip(found, verdicts, strict=True):
        registration = None
        if not verdict.problems and verdict.group is not None:
            registration = known.standing(group_id=verdict.group.pk, person=verdict.applicant)
            if registration is None:
                before.compare(row.number, verdict)
        rows.append(
            ImportRow(
                sheet=sheet,
                number=row.number,
                cells=cells_kept(row.cells),
                outcome=_outcome(verdict, is_known=registration is not None),
                problems=verdict.problems,
                group_number=verdict.group.number if verdict.group else None,
                registration=registration,
            )
        )
    return rows


def _outcome(verdict: Judged, *, is_known: bool) -> str:
    if verdict.problems:
        return RowOutcome.FAULTY
    return RowOutcome.ALREADY if is_known else RowOutcome.NEW


class _PeopleBefore:
    """Those in the rows above, so that nobody stands in a sheet twice."""

    def __init__(self) -> None:
        self._emails: dict[tuple[int, str], int] = {}
        self._phones: dict[tuple[int, str], list[tuple[str, int]]] = {}
        self._names: dict[tuple[int, str], int] = {}

    def compare(self, number: int, verdict: Judged) -> None:
        """Add a problem to who stands above already, else remember the person."""
        assert verdict.group is not None
        group, person = verdict.group.pk, verdict.applicant
        by_phone = self._phones.setdefault((group, person.phone), []) if person.phone else []
        same = self._emails.get((group, person.email)) if person.email else None
        same = same or next(
            (row for name, row in by_phone if are_alike(name, person.full_name)), None
        )
        key = name_key(person.full_name)
        namesake = self._names.get((group, key))
        if same or namesake:
            code = "twice_in_sheet" if same else "same_name_in_sheet"
            column = "email" if same and person.email else "full_name"
            values = {"row": same or namesake}
            verdict.problems.append({"column": column, "code": code, "values": values})
            return
        by_phone.append((person.full_name, number))
        self._emails[group, person.email] = self._names[group, key] = number


def _commit(sheet: DelegationImport, clock: Clock) -> None:
    """Register the new rows one after the other, each in a transaction of its own."""
    directory = Directory(edition=sheet.edition, at=clock())
    waiting = list(
        sheet.rows.filter(outcome=RowOutcome.NEW).order_by("number").values_list("pk", flat=True)
    )
    done = sheet.rows.filter(outcome=RowOutcome.COMMITTED).count()
    total = done + len(waiting)
    for count, pk in enumerate(waiting, start=done):
        with transaction.atomic():
            # Whoever stops the work waits for this row, and a second worker finds it done.
            renew_lease(sheet=sheet, at=clock(), progress=100 * count // total)
            row = sheet.rows.select_for_update(of=("self",)).get(pk=pk)
            if row.outcome == RowOutcome.NEW:
                commit_row(
                    row=row, sheet=sheet, directory=directory, by=_committer(sheet), at=clock()
                )
    finish_import(sheet=sheet, to=ImportState.DONE, at=clock(), finished_at=clock())


def _committer(sheet: DelegationImport) -> Actor:
    return sheet.committed_by or SYSTEM
