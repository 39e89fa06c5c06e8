"""Publishing the report: one version at a time, its documents made by workers, frozen afterwards."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from egov_meeting.audit.services import record
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from reports.choices import VersionState
from reports.models import MeetingReport, ReportVersion
from reports.selectors.desk import Desk
from reports.selectors.readiness import Condition, conditions
from reports.selectors.snapshots import fingerprint_of, snapshot_of
from reports.services.texts import locked_report

if TYPE_CHECKING:
    from egov_meeting.audit.actors import Actor

KINDS = ("meeting_report_pdf", "meeting_report_docx")
LANGUAGES = ("sw", "en")
ANNEXES = ("findings",)  # never the list of participants: a published report is open to everyone


class PublishingRefused(Exception):
    """The report is not ready, or something was not accepted. `conditions` say what."""

    def __init__(self, found: list[Condition]) -> None:
        super().__init__([condition.key for condition in found])
        self.conditions = found


class SomebodyWasFaster(Exception):
    """Another version was asked for since the page was opened; `version` is that one."""

    def __init__(self, version: ReportVersion) -> None:
        super().__init__(version)
        self.version = version

    def __str__(self) -> str:
        return _("%(name)s was faster: version %(number)d has been asked for.") % {
            "name": self.version.made_by or _("Somebody"),
            "number": self.version.number,
        }


def publish_report(
    *,
    edition: Edition,
    seen: int,
    accepted: Collection[str],
    by: Actor,
    at: datetime,
    annexes: Collection[str] = (),
    note: str = "",
) -> ReportVersion:
    """Keep the report as it stands as a version, and ask for its documents in both languages.

    It is published when the last document is there (document_made). `seen` is the number of the
    newest version the person knew of (0: none); `accepted` the conditions ticked. Raises
    SomebodyWasFaster when there is a newer version, PublishingRefused when a condition forbids or
    was not accepted.
    """
    with transaction.atomic():
        report = locked_report(edition)
        newest = report.versions.select_related("made_by").order_by("-number").first()
        if newest and newest.number > seen:
            raise SomebodyWasFaster(newest)
        desk = Desk(edition)
        taken = _accepted_of(conditions(desk), accepted)
        version = _new_version(report, desk, taken, note, by, at)
        for kind in KINDS:
            for language in LANGUAGES:
                request_document(
                    kind=kind,
                    edition=edition,
                    language=language,
                    by=by,
                    at=at,
                    params=params_of(version, annexes),
                )
    return version


def params_of(version: ReportVersion, annexes: Collection[str]) -> dict[str, object]:
    """What the kinds of document are told: the version, whose texts they take, and the annexes."""
    wanted = {name: True for name in ANNEXES if name in annexes}
    return {"report_version": version.number, "final": True, **wanted}


def _accepted_of(found: list[Condition], accepted: Collection[str]) -> list[str]:
    """The conditions that had to be accepted, and were. Raises PublishingRefused."""
    against = [
        condition
        for condition in found
        if condition.weight == "forbid"
        or (condition.weight == "accept" and condition.key not in accepted)
    ]
    if against:
        raise PublishingRefused(against)
    return sorted(condition.key for condition in found if condition.weight == "accept")


def _new_version(
    report: MeetingReport,
    desk: Desk,
    accepted: list[str],
    note: str,
    by: Actor,
    at: datetime,
) -> ReportVersion:
    last = report.versions.order_by("-number").values_list("number", flat=True).first() or 0
    snapshot = snapshot_of(desk)
    version = ReportVersion(
        report=report,
        number=last + 1,
        state=VersionState.DRAFT,
        snapshot=snapshot,
        fingerprint=fingerprint_of(snapshot),
        accepted=accepted,
        note=note.strip(),
        made_at=at,
        made_by_id=by.pk,
    )
    version.save(force_insert=True)
    record(
        action="reports.publishing_asked_for",
        obj=version,
        by=by,
        at=at,
        after={
            "number": version.number,
            "fingerprint": version.fingerprint,
            "accepted": version.accepted,
        },
    )
    return version
