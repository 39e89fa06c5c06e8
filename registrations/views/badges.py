"""The staff's pages of badges: what is to be printed, the design, and printing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.documents.upload_field import received_upload
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions
from registrations.day_permissions import can_print_badges
from registrations.forms.badges import BadgeDesignForm
from registrations.models import BadgeDesign
from registrations.references import could_be_reference
from registrations.selectors.badge_wishes import BadgeWish, wanted_registrations
from registrations.selectors.badges import (
    badge_design_of,
    badge_figures,
    colours_of,
    look_of,
)
from registrations.services.badges import change_design, request_badges
from registrations.services.bulk import AT_MOST
from registrations.views.staff_list import filter_form, query_of
from registrations.views.staff_pages import OfEdition

# No registration has this number.
NOBODY = "-"


class BadgesOfEdition(OfEdition):
    """A page about the badges of one edition: `?mwaka=`, else the one in hand."""

    permission = can_print_badges

    @cached_property
    def editions(self) -> list[Edition]:
        """Those whose badges the reader may print, the latest first."""
        seen = editions_with_capability(self.request.user, "badges.print")
        return list(all_editions(among=seen))

    def page(self, template: str, **context: Any) -> HttpResponse:
        shared = {"edition": self.edition, "editions": self.editions}
        return render(self.request, f"registrations/staff/{template}.html", {**shared, **context})

    def here(self, name: str) -> str:
        return f"{reverse(f'registrations:{name}')}?mwaka={self.the_edition.year}"


class BadgesView(BadgesOfEdition):
    """What is still to be printed, and the buttons that print it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.edition is None:
            return self.page("badges")
        design = badge_design_of(edition=self.edition)
        look = look_of(edition=self.edition, design=design)
        return self.page(
            "badges",
            design=design,
            figures=badge_figures(edition=self.edition, look=look),
            has_groups=bool(look.groups),
        )


class BadgeDesignView(BadgesOfEdition):
    """Layout, size, fields, logo, colours."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(self._form(None, None))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        at = timezone.now()
        logo = received_upload(form, "logo_file", at=at)
        if not form.is_valid():
            return self._page(form)
        fields = form.fields_of_design()
        if logo is not None:
            fields["logo"] = logo
        elif form.cleaned_data.get("without_logo"):
            fields["logo"] = None
        change_design(
            edition=self.the_edition,
            fields=fields,
            colours=form.colours(),
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=at,
        )
        messages.success(request, _("The design has been saved."))
        return redirect(self.here("badges"))

    def _form(self, data: Any, files: Any) -> BadgeDesignForm:
        design: BadgeDesign = badge_design_of(edition=self.the_edition)
        return BadgeDesignForm(
            data,
            files,
            instance=design,
            edition=self.the_edition,
            groups=list(self.the_edition.groups.order_by("number")),
            colours=colours_of(edition=self.the_edition, design=design),
            by=self.request.user,
        )

    def _page(self, form: BadgeDesignForm) -> HttpResponse:
        return self.page("badge_design", form=form, cancel_address=self.here("badges"))


class PreviewBadgesView(BadgesOfEdition):
    """A sheet of those with the longest names; nobody's code is on it."""

    def post(self, request: HttpRequest) -> HttpResponse:
        return _asked(self, BadgeWish(is_preview=True))


class PrintBadgesView(BadgesOfEdition):
    """All, the new and changed ones, or those that were chosen in the list of registrations."""

    @cached_property
    def wish(self) -> BadgeWish:
        told = self.request.GET
        only_new = told.get("zipi") == "mpya"
        chosen = tuple(one for one in told.getlist("chaguo")[:AT_MOST] if could_be_reference(one))
        if told.get("wote"):
            form, _names = filter_form(told, self.the_edition)
            return BadgeWish(only_new=only_new, query=form.query().as_plain())
        if not chosen and ("kitendo" in told or "chaguo" in told):
            chosen = (NOBODY,)  # the button was pressed in the list and nobody ticked
        if not chosen and "zipi" not in told:
            raise Http404
        return BadgeWish(only_new=only_new, references=chosen)

    def get(self, request: HttpRequest) -> HttpResponse:
        edition, wish = self.the_edition, self.wish
        is_chosen = bool(wish.references or wish.query)
        back = f"{reverse('registrations:staff_list')}?{query_of(request.GET, edition)}"
        return self.page(
            "badge_print",
            number=wanted_registrations(edition=edition, wish=wish).count(),
            wish=wish,
            is_chosen=is_chosen,
            design=badge_design_of(edition=edition),
            cancel_address=back if is_chosen else self.here("badges"),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        return _asked(self, self.wish)


def _asked(view: BadgesOfEdition, wish: BadgeWish) -> HttpResponse:
    job = request_badges(
        edition=view.the_edition,
        wish=wish,
        by=view.request.user,  # type: ignore[arg-type]  # signed in
        at=timezone.now(),
    )
    return redirect("documents:job", job.pk)
