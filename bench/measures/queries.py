"""Queries of a page with one row in its list and with thirty: the number must not grow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.figures import Figure
from bench.people import client_of
from bench.resizing import Stamp, resized
from bench.stage import Stage
from egov_meeting.institutions.models import Institution
from innovations.models import Entry
from reports.models import MinistryReport, Resolution
from sessions_app.models import Item

FEW, MANY = 1, 30
_fresh = count()


@dataclass(frozen=True)
class List:
    name: str
    path: str
    rows: models.QuerySet[Any]
    stamp: Stamp
    role: str = ""


def measure(stage: Stage) -> list[Figure]:
    return [figure for one in _lists() for figure in _figures(one)]


def _lists() -> list[List]:
    entries = Entry.objects.filter(edition__year=2019)
    reports = MinistryReport.objects.filter(edition__year=2019)
    resolutions = Resolution.objects.filter(edition__year=2023)
    first = Item.objects.filter(session__day__edition__year=2019).order_by("pk").first()
    items = Item.objects.filter(session=first.session) if first else Item.objects.none()
    return [
        List("gallery", "/sw/vikao/2019/ubunifu/", entries, _numbered),
        List("ministries", "/sw/vikao/2019/wizara/", reports, _of_another_ministry),
        List("resolutions", "/sw/vikao/2023/maazimio/", resolutions, _numbered),
        List("programme", "/sw/vikao/2019/ratiba/", items, _ordered),
        List("edition", "/sw/vikao/2019/", entries, _numbered),
        List("report", "/sw/kazi/vikao/2019/taarifa/", entries, _numbered, "coordinator"),
        List("findings", "/sw/kazi/vikao/2019/taarifa/tofauti/", entries, _numbered, "coordinator"),
        List("staff_edition", "/sw/kazi/vikao/2019/", reports, _of_another_ministry, "coordinator"),
    ]


def _figures(one: List) -> list[Figure]:
    client = client_of(one.role)
    few, many = (_queries(client, one, size) for size in (FEW, MANY))
    return [
        Figure(f"{one.name}_queries_{FEW}", few, "", one.path),
        Figure(f"{one.name}_queries_{MANY}", many, "", "the same number", at_most=few),
    ]


def _queries(client: Client, one: List, size: int) -> int:
    with resized(rows=one.rows, size=size, stamp=one.stamp):
        _get(client, one.path)
        with CaptureQueriesContext(connection) as queries:
            _get(client, one.path)
    return len(queries)


def _get(client: Client, path: str) -> None:
    """A page under an address nobody has asked for, so that no kept one answers."""
    answer = client.get(f"{path}?n={next(_fresh)}")
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answers {answer.status_code}")


def _numbered(row: models.Model, number: int) -> dict[str, Any]:
    return {"number": 1000 + number}


def _ordered(row: models.Model, number: int) -> dict[str, Any]:
    return {"order": 1000 + number}


def _of_another_ministry(row: models.Model, number: int) -> dict[str, Any]:
    ministry = row.institution  # type: ignore[attr-defined]
    twin = Institution.objects.get(pk=ministry.pk)
    twin.pk, twin.key = None, f"{ministry.key}-{number}"
    twin._state.adding = True
    twin.save(force_insert=True)
    return {"institution": twin, "order": 1000 + number}
