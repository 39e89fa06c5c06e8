"""Thousands of certificates in one file: the layout engine designs a page, names and codes are stamped on it.

A page is designed once for all certificates that say the same apart from name, code, day and details.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from egov_meeting.documents.certificate_paper import PrintedCertificate, Side, printed_certificate
from egov_meeting.documents.certificate_pdf import STYLESHEETS, certificate_html
from egov_meeting.documents.pdf.stamping.field_file import stamp_fields
from egov_meeting.documents.pdf.stamping.field_masters import FieldMaster, field_master
from egov_meeting.documents.pdf.stamping.field_pages import FieldPage
from egov_meeting.documents.progress import Progress, silent_progress

if TYPE_CHECKING:
    from egov_meeting.documents.models import Certificate

_DESIGNED, _STAMPED = 15, 90
_TOLD_EVERY = 100


def certificates_pdf(
    certificates: Iterable[Certificate],
    *,
    number: int,
    title: str,
    language: str,
    created: datetime,
    progress: Progress | None = None,
) -> bytes:
    """One file with a sheet for each certificate, in their order; `number` of them paces the progress.

    `title` and `language` are those of the file; each sheet is in the language of its certificate. The
    same rows and arguments give the same bytes.
    """
    watch = progress or silent_progress()
    watch.report("layout", percent=1, until=_DESIGNED)
    masters: dict[str, FieldMaster] = {}
    pages = list(_pages(certificates, number, masters, watch))
    watch.report("tagging", percent=_STAMPED, until=99)
    return stamp_fields(
        masters=masters, pages=pages, title=title, language=language, created=created
    )


def _pages(
    certificates: Iterable[Certificate],
    number: int,
    masters: dict[str, FieldMaster],
    watch: Progress,
) -> Iterator[FieldPage]:
    for done, certificate in enumerate(certificates):
        if done % _TOLD_EVERY == 0:
            share = _DESIGNED + (_STAMPED - _DESIGNED) * min(done / max(number, 1), 1)
            watch.report("stamping", percent=share, count=done)
        paper = printed_certificate(certificate)
        key = _design_of(paper)
        if key not in masters:
            html = certificate_html(_sample(paper), master=key)
            masters[key] = field_master(html=html, stylesheets=STYLESHEETS)
        yield FieldPage(key, [_fields(paper)])


def _fields(paper: PrintedCertificate) -> dict[str, str]:
    own = {"name": paper.name, "code": paper.code, "issued": paper.issued, "qr": paper.address}
    for number, side in enumerate(paper.sides, start=1):
        own |= {f"work{number}": side.work, f"detail{number}": side.detail}
    return own


def _design_of(paper: PrintedCertificate) -> str:
    """A key of everything on the page that is not stamped."""
    fixed = repr([_without_own(side) for side in paper.sides])
    return "m" + hashlib.sha256(fixed.encode()).hexdigest()[:16]


def _without_own(side: Side) -> Side:
    """The side with signs in the place of what differs: there it is, or there it is not."""
    return replace(side, work="…" if side.work else "", detail="…" if side.detail else "")


def _sample(paper: PrintedCertificate) -> PrintedCertificate:
    """A short name and short texts: they show the full size."""
    sides = tuple(_without_own(side) for side in paper.sides)
    return replace(paper, name="Asha", sides=sides)
