"""The pages of a judge: the own entries, the sheet of each, and the files. By the link or the account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import PublicView, SignedInView
from egov_meeting.audit.actors import Actor
from egov_meeting.documents.views.uploads import answer_with_upload
from innovations.judge_links import actor_of, judge_by_token, judge_token
from innovations.judging_access import SHOWN_STAGES, is_judges_own, judge_files, may_judge
from innovations.models import Assignment, Call, Judge
from innovations.permissions import can_open_own_judging
from innovations.selectors.judge_list import own_judgeships, own_list


class MyJudgingView(SignedInView):
    """The panels the account is on; the only one opens at once."""

    permission = can_open_own_judging

    def get(self, request: HttpRequest) -> HttpResponse:
        found = [(judge, judge_token(judge)) for judge in own_judgeships(user=request.user)]
        if len(found) == 1:
            return redirect("innovations:judging", found[0][1])
        return render(request, "innovations/judge_panels.html", {"found": found})


class JudgingView(PublicView):
    """A page of the judge of the link; kept by no cache and found by no search.

    Before the relations are attested it leads to where they are.
    """

    judge: Judge

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase
        judge = judge_by_token(kwargs["token"])
        if judge is None:
            response = self.no_link(request)
        elif not may_judge(judge):
            response = self.not_ready(request)
        else:
            self.judge = judge
            response = super().dispatch(request, *args, **kwargs)
        if "Cache-Control" not in response.headers:
            add_never_cache_headers(response)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def no_link(self, request: HttpRequest) -> HttpResponseBase:
        return render(request, "innovations/judge_no_link.html", status=404)

    def not_ready(self, request: HttpRequest) -> HttpResponseBase:
        """Not accepted, not attested, or off the panel again: the page of the invitation says which."""
        return redirect("innovations:judge", self.kwargs["token"])

    @cached_property
    def at(self) -> datetime:
        """When the request came in: what decides whether scoring was still open."""
        return timezone.now()

    @cached_property
    def actor(self) -> Actor:
        return actor_of(self.request.user, self.judge)

    @cached_property
    def assignment(self) -> Assignment:
        """The assignment of the address, if the entry is the judge's own and its stage has opened."""
        rows = Assignment.objects.select_related(
            "stage__call", "entry__track", "entry__institution"
        )
        found = rows.filter(
            pk=self.kwargs["assignment"], judge=self.judge, stage__state__in=SHOWN_STAGES
        ).first()
        if found is None:
            raise Http404
        found.judge = self.judge
        if not is_judges_own(assignment=found):
            raise Http404
        return found

    @property
    def call(self) -> Call:
        return self.judge.call

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        shared = {
            "judge": self.judge,
            "call": self.call,
            "edition": self.call.edition,
            "token": self.kwargs["token"],
        }
        return render(request, f"innovations/{name}.html", shared | context, status=status)


class JudgeListView(JudgingView):
    """The own entries with how far each sheet is."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.page(request, "judge_list", {"own": own_list(judge=self.judge, at=self.at)})


class JudgeFileView(JudgingView):
    """A file of an entry, under a name that tells nothing of whose it is."""

    def get(self, request: HttpRequest, token: str, assignment: int, number: int) -> HttpResponseBase:  # fmt: skip
        files = judge_files(assignment=self.assignment)
        if not 1 <= number <= len(files):
            raise Http404
        upload = files[number - 1].upload
        response = answer_with_upload(request, upload, by=self.actor)
        if self.call.is_blind:
            name = _("entry-%(entry)d-file-%(number)d") % {
                "entry": self.assignment.entry.number,
                "number": number,
            }
            ending = upload.filename.rpartition(".")[2].lower() if "." in upload.filename else ""
            plain = f"{name}.{ending}" if ending.isalnum() else name
            response.headers["Content-Disposition"] = f'attachment; filename="{plain}"'
        return response
