"""Research and innovation of one edition and of all of them, for everyone."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.public import public_editions
from innovations.forms.gallery import GalleryForm
from innovations.models import Entry
from innovations.pictures import small_picture
from innovations.selectors import institutions_with_entries
from innovations.selectors.call import call_of
from innovations.selectors.gallery import (
    are_entries_public,
    found_entries,
    honours_of,
    institutions_in_gallery,
    public_entries,
    public_pictures,
    tracks_in_gallery,
    with_pictures,
    years_in_gallery,
)
from innovations.selectors.results import (
    editions_chart,
    honoured_entries,
    public_outcome,
    score_chart,
    severities,
)

ROWS_ON_A_PAGE = 50


class GalleryView(PublicView):
    """The entries of an edition with their institutions, those that were honoured first."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions().prefetch_related(None), year=year)
        call = call_of(edition=edition)
        context: dict[str, Any] = {"edition": edition, "call": call}
        if call is not None and not are_entries_public(edition=edition):
            return render(request, "innovations/gallery_before.html", context)
        published = call if call is not None and call.results_published_at else None
        institutions = list(institutions_with_entries(edition=edition))
        tracks = tracks_in_gallery(edition=edition) if published else []
        form = GalleryForm(request.GET, institutions=institutions, tracks=tracks)
        rows = found_entries(form.query(year=year))
        context |= {
            "filters": form,
            "institutions": institutions,
            "honoured": honoured_entries(call=published) if published else [],
            **_page(request, rows),
        }
        return render(request, "innovations/gallery.html", context)


class ResultsView(PublicView):
    """The published ranking: plain and adjusted rank side by side, judges under their numbers."""

    cacheable = True

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions().prefetch_related(None), year=year)
        call = call_of(edition=edition)
        if call is None or not call.results_published_at:
            raise Http404
        outcome = public_outcome(call=call)
        page = Paginator(outcome.rows if outcome else [], ROWS_ON_A_PAGE).get_page(
            request.GET.get("page")
        )
        rows = list(page)
        honours = honours_of([row.entry for row in rows])
        context = {
            "edition": edition,
            "call": call,
            "outcome": outcome,
            "page": page,
            "lines": [(row, honours.get(row.entry.pk, [])) for row in rows],
            "severities": severities(outcome) if outcome else [],
            "chart": score_chart(call=call, outcome=outcome),
            "way_up": [way_to_gallery(edition)],
        }
        return render(request, "innovations/results.html", context)


class AllEntriesView(PublicView):
    """The entries of all meetings, searched and filtered."""

    cacheable = True

    def get(self, request: HttpRequest) -> HttpResponse:
        form = GalleryForm(
            request.GET, institutions=institutions_in_gallery(), years=years_in_gallery()
        )
        context = {
            "filters": form,
            "chart": None if form.is_used else editions_chart(),
            **_page(request, found_entries(form.query())),
        }
        return render(request, "innovations/gallery_of_all.html", context)


class EntryView(PublicView):
    """One entry: what its entrants agreed to show, and what it was honoured with."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        rows = with_pictures(public_entries()).select_related("slot__session__day")
        entry = get_object_or_404(rows, edition__year=year, number=number)
        context = {
            "edition": entry.edition,
            "entry": entry,
            "way_up": [way_to_gallery(entry.edition)],
            "honours": honours_of([entry]).get(entry.pk, []),
        }
        return render(request, "innovations/gallery_entry.html", context)


class PictureView(PublicView):
    """A picture that the entrants agreed to, made small; 404 of every other file."""

    def get(self, request: HttpRequest, year: int, number: int, file: int) -> HttpResponse:
        entry = get_object_or_404(public_entries(), edition__year=year, number=number)
        found = get_object_or_404(public_pictures(), pk=file, entry=entry)
        content = small_picture(found.upload)
        if content is None:
            raise Http404
        response = HttpResponse(content, content_type="image/jpeg")
        response.headers["Cache-Control"] = "public, max-age=300"
        return response


def way_to_gallery(edition: Edition) -> dict[str, str]:
    """A step of the way up: the gallery of an edition."""
    return {
        "label": f"{_('Research and innovation')} {edition.year}",
        "address": reverse("innovations:gallery", args=[edition.year]),
    }


def _page(request: HttpRequest, rows: QuerySet[Entry]) -> dict[str, Any]:
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    entries = list(page.object_list)
    honours = honours_of(entries) if entries else {}
    return {
        "page": page,
        "entries": entries,
        "lines": [(entry, honours.get(entry.pk, [])) for entry in entries],
    }
