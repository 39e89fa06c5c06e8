"""What the pages about a ranking share: the stage, its tabs, and what a judge among the staff may not see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.meetings.editing.addresses import address_of_edition
from egov_meeting.meetings.models import Edition
from innovations.judge_links import judge_of
from innovations.models import Call, Entry, Stage
from innovations.permissions import (
    can_change_innovations,
    can_open_ranking,
    can_view_innovations,
)
from innovations.selectors.conflicts import conflicting_entry_ids
from innovations.selectors.ranking import (
    Row,
    ShownRanking,
    entries_by_id,
    final_ranking,
    without_entries,
)

ROWS_ON_A_PAGE = 50
TABS = (
    ("ranking", _("Ranking")),
    ("ranking_judges", _("Judges")),
    ("ranking_flags", _("Flags")),
    ("ranking_ties", _("Ties")),
    ("ranking_alternatives", _("Other methods")),
    ("ranking_proof", _("Proof")),
)


@dataclass(frozen=True)
class Link:
    """A tab or a step of the way up."""

    label: Any
    address: str
    current: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the ranking with its entry."""

    row: Row
    entry: Entry


class RankingPage(StaffView):
    """A page about the ranking of one stage; `tab` is the URL name of its tab."""

    permission = can_view_innovations
    tab = "ranking"

    def ranking_or_404(self) -> ShownRanking:
        """The frozen ranking. Http404 before the close."""
        if self.ranking is None:
            raise Http404
        return self.ranking

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(Edition, year=self.kwargs["year"])

    def loaded(self) -> Edition:
        return self.edition

    @cached_property
    def stage(self) -> Stage:
        rows = Stage.objects.select_related("call__edition")
        return get_object_or_404(rows, call__edition=self.edition, number=self.kwargs["stage"])

    @property
    def call(self) -> Call:
        return self.stage.call

    @cached_property
    def ranking(self) -> ShownRanking | None:
        """As the reader may see it; None before the close."""
        found = final_ranking(stage=self.stage)
        return None if found is None else without_entries(found, self.hidden)

    @cached_property
    def hidden(self) -> set[int]:
        """Entries with which the reader, who is a judge too, has a relation; none once all is public."""
        if self.call.results_published_at is not None:
            return set()
        judge = judge_of(user=self.request.user, call=self.call)
        return set() if judge is None else conflicting_entry_ids(judge=judge)

    def lines(
        self, ranking: ShownRanking, rows: Iterable[Row] | None = None
    ) -> tuple[Page[Row], list[Line]]:
        """One page of the rows, all or some."""
        wanted = ranking.rows if rows is None else tuple(rows)
        page = Paginator(wanted, ROWS_ON_A_PAGE).get_page(self.request.GET.get("page"))
        entries = entries_by_id([row.entry_id for row in page])
        return page, [Line(row, entries[row.entry_id]) for row in page]

    def refuse_who_judges_with_relations(self) -> None:
        """For what shows all entries at once. Raises PermissionDenied."""
        if self.hidden:
            raise PermissionDenied

    def page(self, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
        """The page with what all of them show."""
        user = self.request.user
        shared = {
            "edition": self.edition,
            "stage": self.stage,
            "stages": self._stages(),
            "ranking_tabs": self._tabs(),
            "way_up": self.way_up(),
            "may_change": can_change_innovations(user, self.edition),
            "may_open": can_open_ranking(user, self.edition),
        }
        return render(
            self.request,
            f"innovations/ranking/{template}.html",
            {**shared, **context},
            status=status,
        )

    def way_up(self) -> list[Link]:
        return [Link(str(self.edition), address_of_edition(self.edition))]

    def address(self, name: str, *args: Any) -> str:
        """The address of another page about this stage."""
        return reverse(f"innovations:{name}", args=[self.edition.year, self.stage.number, *args])

    def by_and_at(self) -> dict[str, Any]:
        """The person and the clock, for a service."""
        return {"by": self.request.user, "at": timezone.now()}

    def _tabs(self) -> list[Link]:
        if self.ranking is None:
            return []
        return [
            Link(label, self.address(name), "page" if name == self.tab else "")
            for name, label in TABS
        ]

    def _stages(self) -> list[Link]:
        rows = self.call.stages.all()
        return [
            Link(
                str(row),
                reverse("innovations:ranking", args=[self.edition.year, row.number]),
                "true" if row.number == self.stage.number else "",
            )
            for row in rows
        ]
