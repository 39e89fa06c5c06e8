"""For staff: the panel, its invitations, and the relations on record."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovations.choices import JudgeState
from innovations.forms.panel import JudgeForm, ReasonForm, RelationByStaffForm
from innovations.models import Judge
from innovations.permissions import can_change_innovations
from innovations.selectors.conflicts import recorded_conflicts
from innovations.selectors.panel import panel_figures, panel_of, relations_of
from innovations.services import panel, recusing
from innovations.views.panel_frame import PanelAction, PanelPage

ROWS_ON_A_PAGE = 50
TONES = {
    JudgeState.INVITED: "warn",
    JudgeState.ACCEPTED: "good",
    JudgeState.DECLINED: "bad",
    JudgeState.RESIGNED: "bad",
    JudgeState.REMOVED: "bad",
}


class PanelView(PanelPage):
    """Who is on the panel, and how far they are."""

    tab = "panel"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        judges = [(judge, TONES[JudgeState(judge.state)]) for judge in panel_of(call=self.call)]
        context = {
            "judges": judges,
            "figures": panel_figures(call=self.call),
            "is_blind": self.call.is_blind,
        }
        return self.page("panel_list", context)


class InviteView(PanelAction):
    """A judge more."""

    tab = "panel"
    heading = gettext_lazy("Invite a judge")
    text = gettext_lazy(
        "The invitation goes out at once, with a link that needs no password. The judge accepts, names the expertise and tells of relations before seeing anything."
    )
    confirm_label = gettext_lazy("Send the invitation")
    done = gettext_lazy("The invitation is on its way.")

    def form(self, data: Any = None) -> Any:
        return JudgeForm(data, call=self.call)

    def act(self, form: Any) -> None:
        panel.invite_judge(call=self.call, invited=form.invited(), **self.by_and_at())

    def way_back(self) -> str:
        return self.address("panel")


class OneJudge(PanelPage):
    """A page about one judge."""

    tab = "panel"

    @cached_property
    def judge(self) -> Judge:
        rows = Judge.objects.select_related("call__edition", "institution")
        return get_object_or_404(rows, call__edition=self.edition, pseudonym=self.kwargs["number"])

    def own_address(self) -> str:
        return self.address("panel_judge", self.judge.pseudonym)


class JudgeForStaffView(OneJudge):
    """What is known of a judge, and what can be done."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        judge, state = self.judge, JudgeState(self.judge.state)
        context = {
            "judge": judge,
            "tone": TONES[state],
            "tracks": ", ".join(str(track) for track in judge.tracks.all()),
            "relations": relations_of(judge=judge),
            "is_on_panel": state in (JudgeState.INVITED, JudgeState.ACCEPTED),
            "may_be_invited": state
            in (JudgeState.DECLINED, JudgeState.RESIGNED, JudgeState.REMOVED),
        }
        return self.page("panel_judge", context)


class JudgeAction(OneJudge, PanelAction):
    """Something is done with one judge."""

    def way_back(self) -> str:
        return self.own_address()

    def facts(self) -> list[tuple[Any, Any]]:
        judge = self.judge
        return [
            (_("Judge"), f"{judge.full_name} ({judge.email})"),
            (_("State"), judge.get_state_display()),
        ]


class ChangeJudgeView(JudgeAction):
    heading = gettext_lazy("Correct the details of a judge")
    text = gettext_lazy("Relations are looked for again at once.")
    confirm_label = gettext_lazy("Save")
    done = gettext_lazy("The details have been saved.")

    def form(self, data: Any = None) -> Any:
        return JudgeForm(data, call=self.call, judge=self.judge)

    def facts(self) -> list[tuple[Any, Any]]:
        return []

    def act(self, form: Any) -> None:
        panel.change_judge(judge=self.judge, invited=form.invited(), **self.by_and_at())


class RemoveJudgeView(JudgeAction):
    heading = gettext_lazy("Take a judge off the panel")
    text = gettext_lazy(
        "Sheets that were handed in stay and count. What is still to be judged goes to others, and nothing else moves. The judge is told."
    )
    confirm_label = gettext_lazy("Take off the panel")
    tone = "bad"
    done = gettext_lazy("The judge is off the panel.")

    def form(self, data: Any = None) -> Any:
        return ReasonForm(data)

    def act(self, form: Any) -> None:
        panel.remove_judge(judge=self.judge, reason=form.cleaned_data["reason"], **self.by_and_at())


class InviteAgainView(JudgeAction):
    heading = gettext_lazy("Invite a judge again")
    text = gettext_lazy("Under the same number, with a new link; relations are attested anew.")
    confirm_label = gettext_lazy("Send the invitation")
    done = gettext_lazy("The invitation is on its way.")

    def act(self, form: Any) -> None:
        panel.invite_again(judge=self.judge, **self.by_and_at())


class NewLinkView(JudgeAction):
    heading = gettext_lazy("Send a judge a new link")
    text = gettext_lazy("The former links end.")
    confirm_label = gettext_lazy("Send")
    done = gettext_lazy("The link is on its way.")

    def act(self, form: Any) -> None:
        panel.send_new_link(judge=self.judge, **self.by_and_at())


class DeclareRelationView(JudgeAction):
    heading = gettext_lazy("Put a relation on record")
    text = gettext_lazy(
        "The judge has nothing to do with the entry from now on. What was assigned is taken back."
    )
    confirm_label = gettext_lazy("Put on record")
    done = gettext_lazy("The relation is on record.")

    def form(self, data: Any = None) -> Any:
        return RelationByStaffForm(data, call=self.call)

    def act(self, form: Any) -> None:
        told = form.cleaned_data
        panel.declare_by_staff(
            judge=self.judge, entry=told["number"], note=told["note"], **self.by_and_at()
        )


class RelationsView(PanelPage):
    """Every relation and recusal on record."""

    tab = "relations"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        found = recorded_conflicts(call=self.call)
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        return self.page("panel_relations", {"page": page, "number": page.paginator.count})


class LookAgainView(PanelPage):
    """Look for relations again, now."""

    permission = can_change_innovations
    tab = "relations"

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.attempt(
            recusing.refresh_relations,
            call=self.call,
            said=_("Relations have been looked for. What was assigned against them is taken back."),
            back=self.address("relations"),
        )
