"""May the report be published? What forbids it, and what the editor must accept knowingly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.choices import VersionState
from reports.models import ReportVersion
from reports.selectors.checking import open_stale, unknown_in_report
from reports.selectors.desk import Desk
from reports.selectors.judging import open_findings
from reports.selectors.languages import parity_board
from reports.selectors.snapshots import fingerprint_of, snapshot_of
from reports.selectors.texts import drafts_waiting

Weight = Literal["fine", "accept", "forbid"]


@dataclass(frozen=True)
class Condition:
    """One thing looked at before publishing. `accept`: publish only with a tick; `forbid`: not at all.

    `page` is the name of the page where it can be put right.
    """

    key: str
    weight: Weight
    text: str
    page: str = ""


def conditions(desk: Desk) -> list[Condition]:
    """Everything looked at, in the order of weight, in the reader's language."""
    found = [_in_the_making(desk), *standing_conditions(desk), drafts(desk), _unchanged(desk)]
    weights = ("forbid", "accept", "fine")
    return sorted(filter(None, found), key=lambda condition: weights.index(condition.weight))


def standing_conditions(desk: Desk) -> list[Condition]:
    """Those that only a recorded change can alter: figures, contradictions, languages."""
    return [
        found for found in (_stale(desk), _unknown(desk), _findings(desk), _gaps(desk)) if found
    ]


def current_version(desk: Desk) -> ReportVersion | None:
    """The version in force."""
    return desk.report.current_version if desk.report else None


def version_in_the_making(desk: Desk) -> ReportVersion | None:
    """The version whose documents are being made now."""
    if desk.report is None:
        return None
    return (
        desk.report.versions.filter(state=VersionState.DRAFT)
        .select_related("made_by", "report__edition")
        .defer("snapshot")
        .first()
    )


def _in_the_making(desk: Desk) -> Condition | None:
    version = version_in_the_making(desk)
    if version is None:
        return None
    text = _("Version %(number)d is being published already.") % {"number": version.number}
    return Condition("in_the_making", "forbid", text, "reports:versions")


def _stale(desk: Desk) -> Condition:
    number = len(open_stale(desk))
    if not number:
        text = _("Every figure in the texts agrees with the data, or is kept with a reason.")
        return Condition("stale", "fine", text, "reports:figures")
    text = ngettext(
        "%(number)d figure in the texts no longer agrees with the data.",
        "%(number)d figures in the texts no longer agree with the data.",
        number,
    ) % {"number": number}
    return Condition("stale", "forbid", text, "reports:figures")


def _unknown(desk: Desk) -> Condition | None:
    number = len(unknown_in_report(desk))
    if not number:
        return None
    text = ngettext(
        "%(number)d mark in the texts names a figure or a place that does not exist.",
        "%(number)d marks in the texts name figures or places that do not exist.",
        number,
    ) % {"number": number}
    return Condition("unknown", "forbid", text, "reports:figures")


def _findings(desk: Desk) -> Condition:
    number = len(open_findings(edition=desk.edition))
    if not number:
        text = _("Every contradiction in the sources has been decided.")
        return Condition("findings", "fine", text, "reports:findings")
    text = ngettext(
        "%(number)d contradiction in the sources has not been decided.",
        "%(number)d contradictions in the sources have not been decided.",
        number,
    ) % {"number": number}
    return Condition("findings", "accept", text, "reports:findings")


def _gaps(desk: Desk) -> Condition:
    number = parity_board(desk).total
    if not number:
        text = _("Every text is there in both languages.")
        return Condition("gaps", "fine", text, "reports:parity")
    text = ngettext(
        "%(number)d text lacks its other language. It will be marked in the report.",
        "%(number)d texts lack their other language. They will be marked in the report.",
        number,
    ) % {"number": number}
    return Condition("gaps", "accept", text, "reports:parity")


def drafts(desk: Desk) -> Condition | None:
    """Texts typed and not saved yet, which no record tells of."""
    names = sorted({str(draft.user) for draft in drafts_waiting(edition=desk.edition)})
    if not names:
        return None
    text = _(
        "Texts typed and not saved yet would not be in this version. They belong to: %(names)s."
    )
    return Condition("drafts", "accept", text % {"names": ", ".join(names)}, "reports:workshop")


def _unchanged(desk: Desk) -> Condition | None:
    current = current_version(desk)
    if current is None or current.fingerprint != fingerprint_of(snapshot_of(desk)):
        return None
    text = _("No text and no figure has changed since version %(number)d.") % {
        "number": current.number
    }
    return Condition("unchanged", "accept", text, "reports:versions")
