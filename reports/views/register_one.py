"""One adopted resolution for staff: who answers, what was reported, where it came from, what is done with it."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.shared.queue import enqueue
from reports.follow_up_permissions import can_change_obligation, can_follow_up, can_view_resolution
from reports.forms.following import (
    CarryForm,
    CloseForm,
    EndOwnerForm,
    FollowUpForm,
    MergeForm,
    ObligationForm,
    OwnerForm,
    SplitForm,
    later_editions,
)
from reports.models import Obligation
from reports.selectors.answers import answers_to
from reports.selectors.corrections import corrections_of, words_in_force
from reports.selectors.lineage import chain_of
from reports.selectors.owing import Institutions
from reports.selectors.register import standings
from reports.services.follow_up import carrying, closing
from reports.services.resolution_terms import add_owner, remove_owner
from reports.tasks_follow_up import ask_for_reports
from reports.views.register_frame import Action, OfResolution, OnResolution, RegisterPage

ANSWERS_ON_A_PAGE = 50


class FollowUpOneView(OfResolution):
    """Everything about one resolution on one page."""

    permission = can_view_resolution

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        today = timezone.localdate()
        answers = answers_to(self.resolution, institutions=Institutions(), today=today)
        chain = chain_of(self.resolution)
        self.resolution.is_carried_on = any(  # type: ignore[attr-defined]
            step.earlier.pk == self.resolution.pk and step.later.decision == "adopted"
            for step in chain.steps
        )
        context = {
            "resolution": self.resolution,
            "words": words_in_force(self.resolution),
            "corrections": corrections_of(self.resolution),
            "line": standings([self.resolution], today=today)[0],
            "page": Paginator(answers, ANSWERS_ON_A_PAGE).get_page(request.GET.get("page")),
            "chain": chain,
            "assessments": self.resolution.assessments.select_related("edition"),
            "may_follow": can_follow_up(request.user, self.resolution),
            "can_go_on": later_editions(self.resolution),
        }
        return self.page("one", context)


class ChangeFollowUpView(OnResolution):
    heading = _("Due day, theme and publicity")
    submit = _("Save")
    done = _("The change has been saved.")

    def form(self, data: Any = None) -> FollowUpForm:
        return FollowUpForm.of(self.resolution, data)

    def act(self, form: FollowUpForm) -> None:
        closing.change_follow_up(
            resolution=self.resolution, **form.cleaned_data, **self.by_and_at()
        )


class NameOwnerView(OnResolution):
    heading = _("Name who must act")
    text = _("An institution named here owes the resolution from now on and is asked to report.")
    submit = _("Name the owner")
    done = _("The owner has been named.")

    def form(self, data: Any = None) -> OwnerForm:
        return OwnerForm(data)

    def act(self, form: OwnerForm) -> None:
        add_owner(
            resolution=self.resolution,
            part=form.cleaned_data["part"],
            institution=form.cleaned_data["institution"].institution,
            owner_class=form.cleaned_data["owner_class"],
            **self.by_and_at(),
        )


class EndOwnerView(OnResolution):
    heading = _("Take an owner out")
    text = _("What was reported stays as history and no longer counts.")
    submit = _("Take out")
    done = _("The owner has been taken out.")

    def form(self, data: Any = None) -> EndOwnerForm:
        return EndOwnerForm(data, resolution=self.resolution)

    def act(self, form: EndOwnerForm) -> None:
        remove_owner(**form.cleaned_data, **self.by_and_at())


class CloseView(OnResolution):
    heading = _("Close the resolution")
    text = _("Nothing more is asked of the institutions. It can be opened again.")
    submit = _("Close")
    done = _("The resolution is closed.")

    def form(self, data: Any = None) -> CloseForm:
        return CloseForm(data)

    def act(self, form: CloseForm) -> None:
        closing.close_resolution(
            resolution=self.resolution, **form.cleaned_data, **self.by_and_at()
        )


class ReopenView(OnResolution):
    heading = _("Open the resolution again")
    text = _("It then stands as its institutions report.")
    submit = _("Open again")
    done = _("The resolution is open again.")

    def act(self, form: Any) -> None:
        closing.reopen_resolution(resolution=self.resolution, **self.by_and_at())


class AskView(OnResolution):
    heading = _("Ask for reports")
    text = _(
        "Every focal person whose institution answers for the resolution and has not reported is written "
        "to, once a day at most."
    )
    submit = _("Ask them")
    done = _("The institutions are being written to.")

    def facts(self) -> list[tuple[str, Any]]:
        row = self.resolution
        silent = row.answering - row.reported
        return [*super().facts(), (str(_("Institutions without an accepted report")), silent)]

    def act(self, form: Any) -> None:
        enqueue(ask_for_reports, self.resolution.pk, self.request.user.pk)


class CarryView(OnResolution):
    heading = _("Carry into a later meeting")
    text = _(
        "A draft with the same words and owners is made there. This one stays open until the later "
        "meeting has adopted it."
    )
    submit = _("Make the draft")
    done = _("The draft has been made: it stands among the resolutions of that meeting.")

    def form(self, data: Any = None) -> CarryForm:
        return CarryForm(data, resolution=self.resolution, editions=_worked_on(self.request.user))

    def act(self, form: CarryForm) -> None:
        carrying.carry_forward(
            resolution=self.resolution, edition=form.cleaned_data["edition"], **self.by_and_at()
        )


class MergeView(OnResolution):
    heading = _("Merge into another resolution")
    text = _("This one then goes on in the other, and the chain is kept.")
    submit = _("Merge")
    done = _("The two are linked.")

    def form(self, data: Any = None) -> MergeForm:
        return MergeForm(data, resolution=self.resolution)

    def act(self, form: MergeForm) -> None:
        carrying.merge_into(
            earlier=self.resolution,
            later=form.cleaned_data["later"],
            note=form.cleaned_data["note"],
            **self.by_and_at(),
        )


class SplitView(OnResolution):
    heading = _("Split into several")
    text = _("A draft is made for each part, with the words of the whole to work from.")
    submit = _("Make the drafts")
    done = _("The drafts have been made.")

    def form(self, data: Any = None) -> SplitForm:
        return SplitForm(data, resolution=self.resolution, editions=_worked_on(self.request.user))

    def act(self, form: SplitForm) -> None:
        carrying.split_into(
            resolution=self.resolution,
            edition=form.cleaned_data["edition"],
            parts=form.parts(),
            note=form.cleaned_data["note"],
            **self.by_and_at(),
        )


class ChangeObligationView(Action, RegisterPage):
    """Who answers in one institution, and by when."""

    permission = can_change_obligation
    heading = _("Who answers, and by when")
    submit = _("Save")
    done = _("The change has been saved.")

    @cached_property
    def obligation(self) -> Obligation:
        rows = Obligation.objects.select_related("institution", "resolution__edition")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> Obligation:
        return self.obligation

    def facts(self) -> list[tuple[str, Any]]:
        row = self.obligation.resolution
        return [
            (str(_("Resolution")), f"{row.register_number}: {row}"),
            (str(_("Institution")), str(self.obligation.institution)),
        ]

    def form(self, data: Any = None) -> ObligationForm:
        return ObligationForm(data, obligation=self.obligation)

    def act(self, form: ObligationForm) -> None:
        closing.change_obligation(
            obligation=self.obligation, **form.cleaned_data, **self.by_and_at()
        )

    def address(self) -> str:
        row = self.obligation.resolution
        return reverse("reports:follow_up_one", args=[row.edition.year, row.number])


def _worked_on(user: Any) -> frozenset[int] | None:
    """Editions in which the person may make drafts; None for all."""
    return editions_with_capability(user, "resolutions.change")
