"""What the ranking points out, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from innovations.choices import FlagKind
from innovations.forms.ranking import FlagDecisionForm
from innovations.models import Entry, FlagDecision
from innovations.permissions import can_change_innovations
from innovations.ranking_words import flag_in_words
from innovations.selectors.ranking import decisions_in, entries_by_id
from innovations.services.flags import decide_flag
from innovations.views.ranking_frame import ROWS_ON_A_PAGE, RankingPage
from registrations.forms.person import put_errors


@dataclass(frozen=True)
class FlagLine:
    """A flag in words, with its entry and the decision, where there are any."""

    kind: str
    label: str
    judge: int
    words: str
    entry: Entry | None
    decision: FlagDecision | None
    address: str


class FlagsView(RankingPage):
    """All of them; those without a decision first."""

    tab = "ranking_flags"

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        page, lines = self._lines()
        undecided = [line for line in lines if line.decision is None]
        decided = [line for line in lines if line.decision is not None]
        return self.page("flags", {"page": page, "undecided": undecided, "decided": decided})

    def _lines(self) -> tuple[Page[Any], list[FlagLine]]:
        """One page of them, put into words."""
        decisions = decisions_in(stage=self.stage)
        flags = [
            (flag, decisions.get((flag["kind"], flag["judge"], flag["entry"])))
            for flag in self.ranking_or_404().content["flags"]
        ]
        flags.sort(key=lambda pair: pair[1] is not None)
        page = Paginator(flags, ROWS_ON_A_PAGE).get_page(self.request.GET.get("page"))
        entries = entries_by_id([flag["entry"] for flag, _decision in page if flag["entry"]])
        lines = [self._line(flag, entries.get(flag["entry"]), decision) for flag, decision in page]
        return page, lines

    def _line(
        self, flag: dict[str, Any], entry: Entry | None, decision: FlagDecision | None
    ) -> FlagLine:
        which = [flag["kind"], flag["judge"], *([entry.number] if entry else [])]
        return FlagLine(
            kind=flag["kind"],
            label=str(FlagKind(flag["kind"]).label),
            judge=flag["judge"],
            words=flag_in_words(flag),
            entry=entry,
            decision=decision,
            address=self.address("ranking_flag_of_sheet" if entry else "ranking_flag", *which),
        )


class FlagView(RankingPage):
    """One flag, and the form for what was decided."""

    permission = can_change_innovations
    tab = "ranking_flags"

    @cached_property
    def entry(self) -> Entry | None:
        number = self.kwargs.get("number")
        if number is None:
            return None
        return get_object_or_404(Entry, edition=self.edition, number=number)

    @cached_property
    def flag(self) -> dict[str, Any]:
        entry = self.entry.pk if self.entry else None
        wanted = (self.kwargs["kind"], self.kwargs["judge"], entry)
        for flag in self.ranking_or_404().content["flags"]:
            if (flag["kind"], flag["judge"], flag["entry"]) == wanted:
                found: dict[str, Any] = flag
                return found
        raise Http404

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        flag = self.flag
        decided = decisions_in(stage=self.stage).get((flag["kind"], flag["judge"], flag["entry"]))
        initial = {"decision": decided.decision} if decided else None
        return self._asked(FlagDecisionForm(initial=initial))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form, flag = FlagDecisionForm(request.POST), self.flag
        if form.is_valid():
            try:
                decide_flag(
                    stage=self.stage,
                    kind=flag["kind"],
                    judge=flag["judge"],
                    entry=flag["entry"],
                    **form.cleaned_data,
                    **self.by_and_at(),
                )
            except ValidationError as refused:
                put_errors(form, refused)
            else:
                messages.success(request, _("The decision is on record."))
                return redirect(self.address("ranking_flags"))
        return self._asked(form, status=422)

    def _asked(self, form: FlagDecisionForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "flag": self.flag,
            "label": FlagKind(self.flag["kind"]).label,
            "words": flag_in_words(self.flag),
            "entry": self.entry,
            "way_back": self.address("ranking_flags"),
        }
        return self.page("flag", context, status=status)
