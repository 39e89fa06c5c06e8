"""People and their roles, for those who manage them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.accounts.editions import edition_names
from egov_meeting.accounts.forms.people import (
    ClosingForm,
    InvitationForm,
    PeopleFilterForm,
    PersonForm,
    RoleForm,
    Standing,
)
from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.accounts.permissions import can_change_person, can_manage_people
from egov_meeting.accounts.selectors import people
from egov_meeting.accounts.services import people as changes

PEOPLE_ON_A_PAGE = 50


class PeopleView(StaffView):
    permission = can_manage_people

    def get(self, request: HttpRequest) -> HttpResponse:
        form = PeopleFilterForm(request.GET)
        form.is_valid()
        chosen = form.cleaned_data
        standing = chosen.get("standing")
        found = people(
            search=chosen.get("q", ""),
            role=chosen.get("role", ""),
            may_sign_in=None if not standing else standing == Standing.OPEN,
        )
        page = Paginator(found, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "accounts/people.html", {"filters": form, "page": page})


class InvitationView(StaffView):
    permission = can_manage_people

    def get(self, request: HttpRequest) -> HttpResponse:
        form = InvitationForm(giver=request.user)
        return render(request, "accounts/invitation.html", {"form": form})

    def post(self, request: HttpRequest) -> HttpResponse:
        form = InvitationForm(request.POST, giver=request.user)
        if not form.is_valid():
            return render(request, "accounts/invitation.html", {"form": form})
        chosen = form.cleaned_data
        edition_id = chosen.pop("edition")
        person, was_sent = changes.invite_person(
            **chosen, edition_id=edition_id, by=request.user, at=timezone.now()
        )
        tell_whether_sent(request, person, was_sent)
        return redirect("accounts:person", pk=person.pk)


class PersonAsked(StaffView):
    """A page about one person whom the reader may change."""

    permission = can_change_person

    @cached_property
    def person(self) -> User:
        return get_object_or_404(people(), pk=self.kwargs["pk"])

    def loaded(self) -> User:
        return self.person


class PersonView(StaffView):
    """Whoever manages people sees everybody; the forms are there for those they may change."""

    permission = can_manage_people

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = get_object_or_404(people(), pk=pk)
        return render(request, "accounts/person.html", person_page(request, person))


class ChangePersonView(PersonAsked):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = PersonForm(request.POST, instance=self.person)
        if not form.is_valid():
            page = person_page(request, get_object_or_404(people(), pk=pk))
            return render(request, "accounts/person.html", {**page, "form": form})
        changes.change_person(
            person=self.person, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("The account has been changed."))
        return redirect("accounts:person", pk=pk)


class GiveRoleView(PersonAsked):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = RoleForm(request.POST, giver=request.user)
        if form.is_valid():
            try:
                changes.give_role(
                    person=self.person,
                    role=form.cleaned_data["role"],
                    edition_id=form.cleaned_data["edition"],
                    by=request.user,
                    at=timezone.now(),
                )
            except ValidationError as error:
                form.add_error(None, error.messages)
        if form.errors:
            page = person_page(request, self.person)
            return render(request, "accounts/person.html", {**page, "role_form": form})
        messages.success(request, _("The role has been given."))
        return redirect("accounts:person", pk=pk)


class TakeRoleView(PersonAsked):
    def post(self, request: HttpRequest, pk: int, role_pk: int) -> HttpResponse:
        assignment = RoleAssignment.objects.filter(user=self.person, pk=role_pk).first()
        # Pressed twice: what was asked for is the case, so the answer is the same.
        if assignment is not None:
            changes.take_role(assignment=assignment, by=request.user, at=timezone.now())
        messages.success(request, _("The role has been taken away."))
        return redirect("accounts:person", pk=pk)


class InviteAgainView(PersonAsked):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            was_sent = changes.invite_again(person=self.person, by=request.user, at=timezone.now())
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            tell_whether_sent(request, self.person, was_sent)
        return redirect("accounts:person", pk=pk)


class CloseAccountView(PersonAsked):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, ClosingForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ClosingForm(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        changes.close_account(
            person=self.person,
            by=request.user,
            at=timezone.now(),
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("The account has been closed."))
        return redirect("accounts:person", pk=pk)

    def _page(self, request: HttpRequest, form: ClosingForm) -> HttpResponse:
        context = {"form": form, "person": self.person}
        return render(request, "accounts/close_account.html", context)


class OpenAccountView(PersonAsked):
    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        changes.open_account(person=self.person, by=request.user, at=timezone.now())
        messages.success(request, _("The account is open again."))
        return redirect("accounts:person", pk=pk)


def person_page(request: HttpRequest, person: User) -> dict[str, Any]:
    """What the page of a person shows."""
    names = dict(edition_names())
    return {
        "person": person,
        "roles": [
            {"assignment": held, "edition": names.get(held.edition_id, held.edition_id)}
            for held in person.role_assignments.all()
        ],
        "may_change": can_change_person(request.user, person),
        "form": PersonForm(instance=person),
        "role_form": RoleForm(giver=request.user),
    }


def tell_whether_sent(request: HttpRequest, person: User, was_sent: bool) -> None:
    """Say what became of an invitation."""
    if was_sent:
        messages.success(
            request, _("An invitation has been sent to %(email)s.") % {"email": person.email}
        )
    else:
        messages.error(
            request,
            _(
                "The account is there, but the mail server could not be reached. "
                "Send the invitation again later."
            ),
        )
