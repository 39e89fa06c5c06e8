"""For a judge, by the link of the invitation: accepting or declining, telling of relations, leaving."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView
from innovations.choices import JudgeState
from innovations.forms.panel import AcceptForm, NoteForm, ReasonForm, RelationsForm
from innovations.judge_links import actor_of, judge_by_token
from innovations.models import Judge
from innovations.selectors.panel import entries_to_attest, told_relations
from innovations.services import panel
from innovations.views.panel_frame import put_errors


class AnswerPage(PublicView):
    """A page of the judge of the link; kept by no cache and found by no search."""

    judge: Judge

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = judge_by_token(kwargs["token"])
        response: HttpResponseBase
        if found is None:
            response = render(request, "innovations/judge_no_link.html", status=404)
        else:
            self.judge = found
            response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def page(self, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {
            "judge": self.judge,
            "edition": self.judge.call.edition,
            "token": self.kwargs["token"],
        }
        return render(self.request, f"innovations/{template}.html", {**shared, **context})

    def home(self) -> HttpResponse:
        return redirect("innovations:judge", self.kwargs["token"])

    def by_and_at(self) -> dict[str, Any]:
        return {"by": actor_of(self.request.user, self.judge), "at": timezone.now()}

    def is_on_panel(self) -> bool:
        return self.judge.state == JudgeState.ACCEPTED


class InvitationView(AnswerPage):
    """What the judge is asked for, or what was answered and what comes next."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page(AcceptForm(None, judge=self.judge))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = AcceptForm(request.POST, judge=self.judge)
        if not form.is_valid():
            return self._page(form)
        user = request.user if request.user.is_authenticated else None
        try:
            panel.accept_invitation(
                judge=self.judge,
                tracks=form.cleaned_data.get("tracks") or (),
                most_entries=form.cleaned_data["most_entries"],
                user=user,
                **self.by_and_at(),
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self._page(form)
        return redirect("innovations:judge_relations", token)

    def _page(self, form: AcceptForm) -> HttpResponse:
        state = self.judge.state
        context = {
            "form": form,
            "may_accept": state in (JudgeState.INVITED, JudgeState.DECLINED),
            "may_decline": state == JudgeState.INVITED,
            "is_on_panel": self.is_on_panel(),
            "has_left": state == JudgeState.RESIGNED,
        }
        return self.page("panel_invitation", context)


class DeclineView(AnswerPage):
    """The judge does not come onto the panel."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.judge.state != JudgeState.INVITED:
            return self.home()
        return self.page("panel_decline", {"form": NoteForm()})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = NoteForm(request.POST)
        if not form.is_valid():
            return self.page("panel_decline", {"form": form})
        try:
            panel.decline_invitation(
                judge=self.judge, note=form.cleaned_data["note"], **self.by_and_at()
            )
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return self.home()


class JudgeRelationsView(AnswerPage):
    """Relations to entries, by their titles alone; what the data show stands there already."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_on_panel():
            return self.home()
        return self._page(RelationsForm(entries=entries_to_attest(judge=self.judge)))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_on_panel():
            return self.home()
        form = RelationsForm(request.POST, entries=entries_to_attest(judge=self.judge))
        if not form.is_valid():
            return self._page(form)
        panel.attest_relations(judge=self.judge, declared=form.declared(), **self.by_and_at())
        messages.success(request, _("Thank you. What you told is on record."))
        return self.home()

    def _page(self, form: RelationsForm) -> HttpResponse:
        known, apart = told_relations(judge=self.judge)
        return self.page(
            "panel_attest",
            {
                "form": form,
                "rows": form.rows(),
                "known": known,
                "apart": apart,
                "is_blind": self.judge.call.is_blind,
            },
        )


class ResignView(AnswerPage):
    """Leaving the panel."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.is_on_panel():
            return self.home()
        return self.page("panel_resign", {"form": ReasonForm()})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.page("panel_resign", {"form": form})
        try:
            panel.resign(judge=self.judge, reason=form.cleaned_data["reason"], **self.by_and_at())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return self.home()
