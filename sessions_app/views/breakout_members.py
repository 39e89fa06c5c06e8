"""Who is in a breakout group and who writes for it; the balanced proposal; accepting its report."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sessions_app.forms.breakout_groups import (
    MemberForm,
    MoveForm,
    ProposalForm,
    RapporteurForm,
    RemarksForm,
)
from sessions_app.models import BreakoutMember, BreakoutRapporteur, BreakoutReport
from sessions_app.selectors.breakout import Proposal, people_by_institution, proposal_for
from sessions_app.selectors.breakout_reports import open_asides
from sessions_app.services.breakout_groups import (
    add_member,
    add_rapporteur,
    move_member,
    remove_member,
    remove_rapporteur,
    take_over_proposal,
)
from sessions_app.services.breakout_handing_in import accept_report, return_report
from sessions_app.views.breakout_staff import ArrangingGroups, LookingView

_LONGEST_KEY = 18  # digits, what a column holds


class StaffGroupView(LookingView):
    """One group: members, rapporteurs, and where its report stands."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        return group_page(self)


class AddMemberView(ArrangingGroups):
    """An institution, or people in words."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = MemberForm(request.POST)
        if not form.is_valid():
            return group_page(self, status=422, member_form=form, form=form)
        try:
            add_member(group=self.group, **form.cleaned_data, **self.told)
        except ValidationError as error:
            form.add_error(None, error)
            return group_page(self, status=422, member_form=form, form=form)
        messages.success(request, _("The member has been put into the group."))
        return self.to_group()


class OfMember(ArrangingGroups):
    """An action on one member of the group."""

    @cached_property
    def member(self) -> BreakoutMember:
        return get_object_or_404(BreakoutMember, group=self.group, pk=self.kwargs["member"])


class MoveMemberView(OfMember):
    """Into another group."""

    def post(self, request: HttpRequest, year: int, number: int, member: int) -> HttpResponse:
        form = MoveForm(request.POST, edition=self.edition)
        if not form.is_valid():
            messages.error(request, _("Choose the group."))
            return self.to_group()
        self.attempt(
            move_member,
            member=self.member,
            to=form.cleaned_data["group"],
            said=_("The member has been moved."),
        )
        return self.to_group()


class RemoveMemberView(OfMember):
    """Out of the group."""

    def post(self, request: HttpRequest, year: int, number: int, member: int) -> HttpResponse:
        self.attempt(remove_member, member=self.member, said=_("The member has been taken out."))
        return self.to_group()


class AddRapporteurView(ArrangingGroups):
    """Somebody with an account, or to be invited."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = RapporteurForm(request.POST)
        if not form.is_valid():
            return group_page(self, status=422, rapporteur_form=form, form=form)
        try:
            _one, was_sent = add_rapporteur(group=self.group, **form.cleaned_data, **self.told)
        except ValidationError as error:
            form.add_error(None, error)
            return group_page(self, status=422, rapporteur_form=form, form=form)
        if was_sent is False:
            messages.warning(
                request, _("The person may write, but the invitation could not be sent. Try later.")
            )
        elif was_sent:
            messages.success(request, _("The person has been invited and may write the report."))
        else:
            messages.success(request, _("The person may write the report."))
        return self.to_group()


class RemoveRapporteurView(ArrangingGroups):
    """Take the right to write away."""

    def post(self, request: HttpRequest, year: int, number: int, person: int) -> HttpResponse:
        one = get_object_or_404(BreakoutRapporteur, group=self.group, pk=person)
        self.attempt(
            remove_rapporteur, rapporteur=one, said=_("The person may not write any more.")
        )
        return self.to_group()


class DecidingView(ArrangingGroups):
    """What is decided about the report that was handed in."""

    @cached_property
    def report(self) -> BreakoutReport:
        return get_object_or_404(BreakoutReport, group=self.group)


class AcceptReportView(DecidingView):
    """Everybody may read it from now on."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        self.attempt(
            accept_report, report=self.report, said=_("The report of the group is accepted.")
        )
        return self.to_group()


class ReturnReportView(DecidingView):
    """Back to the rapporteurs, with remarks."""

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        form = RemarksForm(request.POST)
        if form.is_valid():
            try:
                return_report(report=self.report, **form.cleaned_data, **self.told)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(request, _("The report has been returned to the group."))
                return self.to_group()
        return group_page(self, status=422, remarks_form=form, form=form)


class ProposalView(ArrangingGroups):
    """What the system proposes, to be looked at, changed and taken over."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        if not self.edition.breakout_groups.exists():
            messages.info(request, _("Make the groups first."))
            return redirect(self.address("staff_breakout"))
        form = ProposalForm(request.GET or {"mpangilio": ProposalForm.TOGETHER})
        if not form.is_valid():
            form = ProposalForm({"mpangilio": ProposalForm.TOGETHER})
            form.is_valid()
        return self._page(form, self._proposal(form, request.GET))

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = ProposalForm(request.POST)
        if not form.is_valid():
            raise Http404
        proposal = self._proposal(form, request.POST)
        if proposal.fingerprint != request.POST.get("alama"):
            return self._changed(form, proposal)
        try:
            take_over_proposal(edition=self.edition, proposal=proposal, **self.told)
        except ValidationError:
            return self._changed(form, self._proposal(form, request.POST))
        messages.success(
            request, _("The proposal has been taken over. Change it by hand as needed.")
        )
        return redirect(self.address("staff_breakout"))

    def _changed(self, form: ProposalForm, proposal: Proposal) -> HttpResponse:
        messages.warning(
            self.request,
            _("Groups or registrations have changed meanwhile. This is the proposal now."),
        )
        return self._page(form, proposal, status=409)

    def _proposal(self, form: ProposalForm, told: Any) -> Proposal:
        ticked = {
            int(key)
            for key in told.getlist("abaki")
            if key.isdecimal() and len(key) <= _LONGEST_KEY
        }
        # Whoever comes to the page at first finds everybody staying where staff have put them.
        staying = ticked if ticked or "mpangilio" in told else None
        return proposal_for(edition=self.edition, together=form.together, staying=staying)

    def _page(self, form: ProposalForm, proposal: Proposal, status: int = 200) -> HttpResponse:
        context = {"form": form, "proposal": proposal}
        return self.page(self.request, "proposal.html", context, status)


def group_page(view: LookingView, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one group; `forms` hold what was refused."""
    group = view.group
    people = people_by_institution(edition=view.edition)
    report = getattr(group, "report", None)
    members = [(one, people.get(one.institution_id or 0, 0)) for one in group.members.all()]
    context = {
        "group": group,
        "members": members,
        "people": sum(number for _member, number in members),
        "rapporteurs": group.rapporteurs.select_related("user"),
        "report": report,
        "asides": open_asides(report=report).count() if report else 0,
        "member_form": MemberForm(),
        "rapporteur_form": RapporteurForm(),
        "remarks_form": RemarksForm(),
        "groups": view.edition.breakout_groups.exclude(pk=group.pk).order_by("number"),
        "form": None,
        **forms,
    }
    return view.page(view.request, "group.html", context, status)
