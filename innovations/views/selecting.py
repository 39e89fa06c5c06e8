"""For staff: selecting on top of the frozen ranking, locking, publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from innovations.forms.selecting import SeenForm, SelectionForm
from innovations.models import Award, Selection
from innovations.permissions import can_select_entries
from innovations.selectors.outcome import Outcome, Ranked, outcome_of
from innovations.selectors.outcome_steps import steps_of
from innovations.selectors.ranking import judging_is_over, undecided_in
from innovations.selectors.results import score_chart
from innovations.selectors.selecting import (
    Chosen,
    chosen_in,
    mark_of,
    proposal,
    reasons_in,
    selections_of,
    warnings,
)
from innovations.services.selecting import (
    Overtaken,
    ReasonsMissing,
    keep_selection,
    lock_selection,
    publish_results,
)
from innovations.views.outcome_frame import OutcomeAction, OutcomePage

ROWS_ON_A_PAGE = 50


class OutcomeView(OutcomePage):
    """How far the outcome is: each step with the page where it is done."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        context = {
            "steps": steps_of(call=self.call, is_ranked=judging_is_over(call=self.call)),
            "selections": selections_of(call=self.call),
            "chart": score_chart(call=self.call),
        }
        return self.page(request, "outcome", context)


class SelectionPage(OutcomePage):
    """The choice as it stands, with what does not fit. Not for a judge with a relation to an entry."""

    tab = "selection"

    @cached_property
    def outcome(self) -> Outcome | None:
        """The frozen ranking; None while it is sealed. Raises JudgesWithRelations."""
        self.refuse_who_judges_with_relations()
        return outcome_of(call=self.call)

    @cached_property
    def awards(self) -> list[Award]:
        return list(self.call.awards.order_by("order"))

    @cached_property
    def rows(self) -> list[Selection]:
        return selections_of(call=self.call)

    def told(self, chosen: Chosen, outcome: Outcome) -> list[str]:
        return warnings(call=self.call, chosen=chosen, outcome=outcome, awards=self.awards)

    def shown(
        self, request: HttpRequest, form: SelectionForm | None, status: int = 200
    ) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "selections": self.rows, "outcome": self.outcome}
        if self.outcome is not None:
            context["warnings"] = self.told(chosen_in(self.rows), self.outcome) if self.rows else []
            context["page"] = self.ranked_page(self.outcome)
            context["undecided"] = undecided_in(self.outcome.ranking)
        return self.page(request, "selection", context, status=status)

    def form(self, outcome: Outcome, data: Any = None, *, of: Chosen | None = None) -> Any:
        return SelectionForm(
            data,
            outcome=outcome,
            page=self.ranked_page(outcome),
            awards=self.awards,
            chosen=chosen_in(self.rows) if of is None else of,
            reasons=reasons_in(self.rows),
            seen=mark_of(self.rows),
        )

    def ranked_page(self, outcome: Outcome) -> Page[Ranked]:
        """The rows of the ranking that are looked at."""
        return Paginator(outcome.rows, ROWS_ON_A_PAGE).get_page(self.request.GET.get("page"))


class SelectionView(SelectionPage):
    """Look at the selection; those who select change it until it is locked."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if self.outcome is None:
            return self.shown(request, None)
        wants_proposal = not self.rows or "pendekezo" in request.GET
        of = proposal(call=self.call, outcome=self.outcome) if wants_proposal else None
        return self.shown(request, self.form(self.outcome, of=of))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        if not can_select_entries(request.user, self.edition):
            raise PermissionDenied
        if self.outcome is None:
            messages.error(request, _("The ranking is sealed until scoring closes."))
            return redirect(self.address("selection"))
        form = self.form(self.outcome, request.POST)
        if not form.is_valid() or not self._kept(form):
            return self.shown(request, form, status=422)
        messages.success(request, _("Saved."))
        del self.rows
        for text in self.told(chosen_in(self.rows), self.outcome):
            messages.warning(request, text)
        return redirect(self.address("selection"))

    def _kept(self, form: SelectionForm) -> bool:
        try:
            keep_selection(
                call=self.call,
                chosen=form.chosen,
                reasons=form.reasons,
                seen=form.cleaned_data["seen"] or None,
                **self.by_and_at(),
            )
        except ReasonsMissing as missing:
            form.want_reasons(missing.entries)
            return False
        except Overtaken as overtaken:
            form.add_error(None, overtaken)
            # Who sends again has seen the warning, and decides.
            form.data = form.data.copy()
            form.data["seen"] = mark_of(selections_of(call=self.call))
            return False
        except ValidationError as refused:
            form.add_error(None, refused)
            return False
        return True


class LockView(OutcomeAction, SelectionPage):
    """Asks before the selection is locked for good."""

    permission = can_select_entries

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if self.outcome is None or not self.rows or self.call.selection_locked_at:
            return redirect(self.address("selection"))
        context = {
            "form": SeenForm(initial={"seen": mark_of(self.rows)}),
            "selections": self.rows,
            "warnings": self.told(chosen_in(self.rows), self.outcome),
            "confirm_label": _("Lock the selection"),
            "cancel_address": self.address("selection"),
            "tone": "bad",
        }
        return self.page(request, "lock", context)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        self.refuse_who_judges_with_relations()
        seen = request.POST.get("seen") or None
        return self.attempt(
            lambda **who: lock_selection(call=self.call, seen=seen, **who),
            _("The selection is locked."),
            back="outcome",
        )


class PublishResultsView(OutcomeAction):
    """Asks before everybody sees the results."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if not self.call.selection_locked_at or self.call.results_published_at:
            return redirect(self.address("outcome"))
        context = {
            "confirm_label": _("Publish the results"),
            "cancel_address": self.address("outcome"),
            "tone": "",
        }
        return self.page(request, "publish", context)

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.attempt(
            lambda **who: publish_results(call=self.call, **who),
            _("The results are published."),
            back="outcome",
        )
