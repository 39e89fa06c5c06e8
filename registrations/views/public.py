"""Registering: the groups of a meeting, and the form of one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from egov_meeting.accounts.access import PublicView
from egov_meeting.meetings.selectors.public import public_editions
from registrations.forms.registering import RegistrationForm, empty_form
from registrations.link_holder import LinkHolder
from registrations.links import own_token
from registrations.models import Registration
from registrations.selectors.accounts import has_confirmed_address
from registrations.selectors.consents import consent_words
from registrations.selectors.duplicates import KnownBy
from registrations.selectors.places import Place, editions_taking_people, place_called, places_of
from registrations.selectors.sent_forms import key_of_person
from registrations.services.refusals import AlreadyRegistered
from registrations.services.registering import register
from registrations.throttling import is_held_back, may_go_on, too_often
from registrations.views.empty_form import empty_form_page, is_like_everybody


class RegisterView(PublicView):
    """The meeting that takes people now, or what to do while there is none."""

    def get(self, request: HttpRequest) -> HttpResponse:
        years = list(editions_taking_people().values_list("year", flat=True)[:1])
        if years:
            return redirect("registrations:register_groups", year=years[0])
        latest = public_editions().first()
        return render(request, "registrations/public_none.html", {"edition": latest})


class GroupsView(PublicView):
    """What each group is, who belongs, days, fees, places left; and the way to its form."""

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        edition = get_object_or_404(public_editions(), year=year)
        places = places_of(edition=edition, at=timezone.now())
        context = {
            "edition": edition,
            "places": places,
            "is_open": any(place.takes_people for place in places),
        }
        return render(request, "registrations/public_groups.html", context)


class GroupFormView(PublicView):
    """One short form. The same one sent again leads to the same registration."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        if is_like_everybody(request):
            return empty_form_page(
                request,
                year=year,
                number=number,
                make=lambda told: self.empty_page(year, number, told).content.decode(),
            )
        return self.empty_page(year, number, {})

    def empty_page(self, year: int, number: int, told: dict[str, Any]) -> HttpResponse:
        """The form before anything is written into it; `told` stands in place of what the page would say."""
        request, at = self.request, timezone.now()
        place = _place(year, number, at)
        form = None
        if place.takes_people:
            known = _known(request) | told
            form = empty_form(place=place, words=consent_words(at=at), known=known)
        return _form_page(request, place, form, told)

    def post(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        if not may_go_on(request, "form", at_most=settings.REGISTRATIONS_PER_ADDRESS):
            return too_often(request)
        if is_held_back(request, "known", at_most=settings.KNOWN_PEOPLE_PER_ADDRESS):
            return too_often(request)
        at = timezone.now()
        place = _place(year, number, at)
        form = RegistrationForm(request.POST, place=place, words=consent_words(at=at))
        if form.is_valid():
            try:
                made = _register(request, form, place, at)
            except ValidationError as refused:
                if isinstance(refused, AlreadyRegistered):
                    may_go_on(request, "known", at_most=settings.KNOWN_PEOPLE_PER_ADDRESS)
                form.refuse(refused)
            else:
                return redirect("registrations:own", token=own_token(made))
        return _form_page(request, place, form)


def _place(year: int, number: int, at: datetime) -> Place:
    place = place_called(year=year, number=number, at=at)
    if place is None:
        raise Http404
    return place


def _known(request: HttpRequest) -> dict[str, Any]:
    """What the account tells of its owner."""
    if not request.user.is_authenticated:
        return {}
    user = request.user
    return {"full_name": user.full_name, "email": user.email, "institution": user.institution}


def _register(
    request: HttpRequest, form: RegistrationForm, place: Place, at: datetime
) -> Registration:
    told = form.cleaned_data
    user = request.user if request.user.is_authenticated else None
    is_own = user is not None and has_confirmed_address(account=user, email=told["email"])
    return register(
        group=place.group,
        fee_category=told.get("fee_category"),
        applicant=form.applicant(needs=told["needs"]),
        by=user or LinkHolder(),
        at=at,
        consents=form.purposes,
        form_key=key_of_person(form_key=told["form_key"], full_name=told["full_name"]),
        registered_by=user,
        account=user if is_own else None,
        email_is_confirmed=is_own,
        is_namesake=bool(told.get("is_namesake")),
    )


def _form_page(
    request: HttpRequest,
    place: Place,
    form: RegistrationForm | None,
    told: dict[str, Any] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {"place": place, "group": place.group, "form": form} | (told or {})
    if form is not None and form.known_by in (KnownBy.EMAIL, KnownBy.PHONE):
        context["known_address"] = form.data.get(form.known_by)
    response = render(request, "registrations/public_form.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response
