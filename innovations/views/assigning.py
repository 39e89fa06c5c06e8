"""For staff: who judges what in a stage; proposed, explained, applied, adjusted by hand."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovations.choices import AssignmentState, StageState
from innovations.forms.assigning import ByHandForm
from innovations.forms.panel import ReasonForm
from innovations.models import Assignment, Stage
from innovations.permissions import can_change_innovations
from innovations.selectors.assigning import Setting, assignments_of, setting_of, told
from innovations.services import assigning
from innovations.services.stages import plan_stage
from innovations.views.panel_frame import PanelAction, PanelPage, put_errors

ROWS_ON_A_PAGE = 60


class AssigningPage(PanelPage):
    """A page about the assignment of one stage."""

    tab = "assigning"

    @cached_property
    def stage(self) -> Stage:
        return get_object_or_404(
            Stage.objects.select_related("call__edition"),
            call__edition=self.edition,
            number=self.kwargs["stage"],
        )

    @cached_property
    def setting(self) -> Setting:
        return setting_of(stage=self.stage)

    def own_address(self) -> str:
        return self.address("assigning", self.kwargs["stage"])


class AssigningView(AssigningPage):
    """What is assigned, what is proposed, and what either is worth."""

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        found = Stage.objects.filter(call=self.call, number=stage).first()
        if stage not in (1, 2):
            raise Http404
        if found is None:
            return self.page("panel_assigning_none", {"number": stage, "call": self.call})
        setting = self.setting
        page = Paginator(assignments_of(stage=self.stage), ROWS_ON_A_PAGE)
        proposal = self.stage.assignment.get("proposal")
        context: dict[str, Any] = {
            "stage": self.stage,
            "stages": self.call.stages.order_by("number"),
            "now": told(setting=setting, pairs=setting.active),
            "entries": len(setting.problem.entries),
            "judges_each": setting.problem.judges_each,
            "page": page.get_page(request.GET.get("page")),
            "is_closed": self.stage.state == StageState.CLOSED,
        }
        if proposal and not context["is_closed"]:
            pairs = {(entry, judge) for entry, judge in proposal["pairs"]}
            context |= {
                "proposal": told(setting=setting, pairs=pairs),
                "made_at": parse_datetime(proposal["made_at"]),
                "is_current": proposal["fingerprint"] == setting.fingerprint,
                "given": len(pairs - setting.active),
                "taken": len(setting.active - pairs),
            }
        return self.page("panel_assigning", context)


class ProposeView(PanelPage):
    """Take in the entries of the stage, and solve."""

    permission = can_change_innovations
    tab = "assigning"

    def post(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        if stage not in (1, 2):
            raise Http404
        return self.attempt(
            self._propose,
            number=stage,
            said=_("There is a proposal. Nothing is assigned until you apply it."),
            back=self.address("assigning", stage),
        )

    def _propose(self, *, number: int, **by_and_at: Any) -> None:
        stage = Stage.objects.filter(call=self.call, number=number).first()
        if stage is None or stage.state == StageState.PLANNED:
            stage = plan_stage(call=self.call, number=number, **by_and_at)
        assigning.propose_assignment(stage=stage, **by_and_at)


class ApplyView(AssigningPage):
    """Assign what was proposed."""

    permission = can_change_innovations

    def post(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        return self.attempt(
            assigning.apply_proposal,
            stage=self.stage,
            said=_("The judges have their entries."),
            back=self.own_address(),
        )


class ByHandView(AssigningPage):
    """One entry more for one judge: first what would come of it, then the same form again to confirm."""

    permission = can_change_innovations

    def get(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        return self._page(ByHandForm(stage=self.stage))

    def post(self, request: HttpRequest, year: int, stage: int) -> HttpResponse:
        form = ByHandForm(request.POST, stage=self.stage)
        if not form.is_valid():
            return self._page(form)
        entry, judge = form.cleaned_data["number"], form.cleaned_data["judge"]
        try:
            assigning.check_by_hand(stage=self.stage, entry=entry, judge=judge)
            if request.POST.get("hakika") != "ndiyo":
                return self._page(form, after=self.setting.active | {(entry.pk, judge.pk)})
            assigning.assign_by_hand(stage=self.stage, entry=entry, judge=judge, **self.by_and_at())
        except ValidationError as refused:
            put_errors(form, refused)
            return self._page(form)
        return redirect(self.own_address())

    def _page(self, form: ByHandForm, after: Any = None) -> HttpResponse:
        context: dict[str, Any] = {"form": form, "stage": self.stage, "back": self.own_address()}
        if after is not None:
            context |= {
                "before": told(setting=self.setting, pairs=self.setting.active),
                "after": told(setting=self.setting, pairs=after),
            }
        return self.page("panel_by_hand", context)


class TakeBackView(AssigningPage, PanelAction):
    """An entry is taken from a judge, after seeing what would come of it."""

    heading = gettext_lazy("Take an entry from a judge")
    text = gettext_lazy("It is not given to this judge again by a proposal.")
    confirm_label = gettext_lazy("Take from the judge")
    tone = "bad"
    done = gettext_lazy("The entry has been taken back.")

    @cached_property
    def assignment(self) -> Assignment:
        rows = Assignment.objects.select_related("entry", "judge", "stage__call")
        return get_object_or_404(
            rows, pk=self.kwargs["pk"], stage=self.stage, state=AssignmentState.ACTIVE
        )

    def form(self, data: Any = None) -> Any:
        return ReasonForm(data)

    def facts(self) -> list[tuple[Any, Any]]:
        row = self.assignment
        pairs = self.setting.active - {(row.entry_id, row.judge_id)}
        after = told(setting=self.setting, pairs=pairs)
        judges = sum(1 for entry, _judge in pairs if entry == row.entry_id)
        return [
            (_("Entry"), f"{row.entry.number}. {row.entry.title}"),
            (_("Judge"), row.judge.full_name),
            (_("Judges left for this entry"), str(judges)),
            (_("Loads would then differ by"), str(after.explanation.spread)),
            (
                _("Would it still hang together?"),
                _("Yes") if after.explanation.is_connected else _("No"),
            ),
        ]

    def act(self, form: Any) -> None:
        reason = form.cleaned_data["reason"]
        assigning.take_back(assignment=self.assignment, reason=reason, **self.by_and_at())

    def way_back(self) -> str:
        return self.own_address()
