"""The matrix of resolutions and editions: how each stood at each meeting since it was adopted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from egov_meeting.meetings.models import Edition
from reports.choices import Delivery
from reports.models import Assessment, Resolution
from reports.selectors.owed import TONES
from reports.selectors.register import percentage_text


@dataclass(frozen=True)
class Cell:
    """How it stood at one edition; empty where nobody assessed it."""

    label: str = ""
    tone: str = ""
    detail: str = ""


@dataclass(frozen=True)
class MatrixRow:
    resolution: Resolution
    cells: list[Cell]
    now: Cell


EMPTY = Cell()


def matrix_rows(rows: Sequence[Resolution], editions: Sequence[Edition]) -> list[MatrixRow]:
    """One query for all assessments; `rows` have their edition selected."""
    assessed: dict[int, dict[int, Cell]] = defaultdict(dict)
    words = {value: str(label) for value, label in Delivery.choices}
    of = _("%(reported)s of %(answering)s reported")
    found = Assessment.objects.filter(resolution__in=[row.pk for row in rows]).order_by()
    for resolution, edition, delivery, percentage, reported, answering in found.values_list(
        "resolution_id", "edition_id", "delivery", "percentage", "reported", "answering"
    ):
        assessed[resolution][edition] = _cell(words, of, delivery, percentage, reported, answering)
    adopted = Cell(_("Adopted"), "info")
    return [
        MatrixRow(
            row,
            [
                adopted if edition.pk == row.edition_id else assessed[row.pk].get(edition.pk, EMPTY)
                for edition in editions
            ],
            _cell(words, of, row.delivery, row.percentage, row.reported, row.answering),
        )
        for row in rows
    ]


def editions_of_matrix() -> list[Edition]:
    """Every edition from the first that adopted something on, the oldest first. Two queries at most."""
    first = (
        Resolution.objects.filter(decision="adopted").order_by("edition__year").values_list("edition__year", flat=True).first()
    )  # fmt: skip
    if first is None:
        return []
    return list(Edition.objects.filter(year__gte=first).order_by("year"))


def _cell(
    words: dict[str, str],
    of: str,
    delivery: str,
    percentage: Decimal | None,
    reported: int,
    answering: int,
) -> Cell:
    if not answering:
        return Cell(words[delivery], TONES.get(delivery, ""))
    share = of % {"reported": reported, "answering": answering}
    detail = share if percentage is None else f"{percentage_text(percentage)} · {share}"
    return Cell(words[delivery], TONES.get(delivery, ""), detail)
