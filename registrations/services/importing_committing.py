"""One row of a spreadsheet made into a registration, or noted why not."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import translation

from egov_meeting.audit.actors import Actor
from egov_meeting.shared.bilingual import LANGUAGE_CODES
from registrations.choices import RowOutcome, Source
from registrations.imports.judging import Directory, Judged, cells_of, judged
from registrations.models import DelegationImport, ImportRow, Registration
from registrations.services.refusals import AlreadyRegistered, GroupFull
from registrations.services.registering import register

logger = logging.getLogger(__name__)


class _Refused(Exception):
    """The person cannot be registered; `why` says so in both languages."""

    def __init__(self, why: dict[str, str]) -> None:
        super().__init__(why)
        self.why = why


def commit_row(
    *, row: ImportRow, sheet: DelegationImport, directory: Directory, by: Actor, at: datetime
) -> None:
    """Register the person, or keep why it did not go; the row is saved with the registration or not at all.

    The key of the row makes sure that the same row never makes a second registration.
    """
    verdict = judged(cells_of(row.cells), directory=directory, institution=sheet.institution)
    if verdict.problems:
        _note(row, RowOutcome.FAULTY, problems=verdict.problems)
        return
    try:
        made = _registered_or_why(row, sheet, verdict, by, at)
    except AlreadyRegistered as known:
        _note(row, RowOutcome.ALREADY, registration=known.registration)
    except GroupFull:
        _note(row, RowOutcome.FAULTY, problems=[_problem("group", "full")])
    except _Refused as refused:
        _note(row, RowOutcome.FAULTY, problems=[_problem("", "refused", **refused.why)])
    except DatabaseError:
        raise
    except Exception:
        logger.exception("row %s of sheet %s failed", row.number, sheet.pk)
        _note(row, RowOutcome.FAULTY, problems=[_problem("", "unexpected")])
    else:
        _note(row, RowOutcome.COMMITTED, registration=made)


def _registered(
    row: ImportRow, sheet: DelegationImport, verdict: Judged, by: Actor, at: datetime
) -> Registration:
    assert verdict.group is not None
    with transaction.atomic():
        return register(
            group=verdict.group,
            fee_category=verdict.fee,
            applicant=verdict.applicant,
            by=by,
            at=at,
            form_key=sheet.form_key_of(row.number),
            source=Source.DELEGATION,
            registered_by=sheet.committed_by,
            paid_by_institution=True,
        )


def _registered_or_why(
    row: ImportRow, sheet: DelegationImport, verdict: Judged, by: Actor, at: datetime
) -> Registration:
    """Services say why in the language that is active, so what is refused is tried in the other one too.

    Raises _Refused when it went in neither.
    """
    why = {}
    for language in LANGUAGE_CODES:
        with translation.override(language):
            try:
                return _registered(row, sheet, verdict, by, at)
            except (AlreadyRegistered, GroupFull):
                raise
            except ValidationError as refused:
                why[f"why_{language}"] = " ".join(refused.messages)
    raise _Refused(why)


def _problem(column: str, code: str, **values: Any) -> dict[str, Any]:
    return {"column": column, "code": code, "values": values}


def _note(
    row: ImportRow,
    outcome: str,
    *,
    problems: list[dict[str, Any]] | None = None,
    registration: Registration | None = None,
) -> None:
    row.outcome, row.problems, row.registration = outcome, problems or [], registration
    row.save(update_fields=["outcome", "problems", "registration"])
