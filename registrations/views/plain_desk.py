"""The desk without scripts: find a person, let the person in. It needs the network."""

from __future__ import annotations

import uuid
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from registrations.choices import DeskActKind, DeskOutcome, PassState
from registrations.desk_acts import SentAct, printable
from registrations.forms.desk import PictureForm, PlainDeskForm
from registrations.models import DeskAct, Pass, Registration
from registrations.passes import pass_by_code
from registrations.selectors.attendance import doors
from registrations.selectors.attendance_list import at_door
from registrations.selectors.desks import last_scan
from registrations.selectors.staff_list import ListQuery, found_registrations
from registrations.services.desk_finding import bare_code
from registrations.services.desk_taking import take_acts
from registrations.services.desks import own_desk
from registrations.services.doors import prepare_doors
from registrations.views.day_pages import OfDesk, day_page

MOST_FOUND = 20


class PlainDeskView(OfDesk):
    """A badge or a name, and a button to let in or to take back."""

    @cached_property
    def asked(self) -> PlainDeskForm:
        data = self.request.GET.copy()
        data.setdefault("mwaka", str(self.the_edition.year))
        return PlainDeskForm(
            data, doors=doors(edition=self.the_edition), today=timezone.localdate()
        )

    def get(self, request: HttpRequest) -> HttpResponse:
        text = self.asked.text()
        return self._page(text, self._found(text) if text else [])

    def _page(
        self, text: str, found: list[Registration], picture: PictureForm | None = None
    ) -> HttpResponse:
        request, door = self.request, self.asked.door()
        context = {
            "editions": self.editions,
            "filters": self.asked,
            "door": door,
            "asked": text,
            "rows": at_door(door=door, registrations=found) if door else [],
            "form": picture or PictureForm(),
            "here": self._address(),
        }
        return day_page(request, "plain_desk", context, section="desks", edition=self.the_edition)

    def post(self, request: HttpRequest) -> HttpResponse:
        edition, user, at = self.the_edition, request.user, timezone.now()
        if "milango" in request.POST:
            prepare_doors(edition=edition, by=user, at=at)  # type: ignore[arg-type]  # signed in
            return redirect(self._address())
        door = self.asked.door()
        if door is None:
            raise Http404
        if "mtu" not in request.POST:
            return self._of_picture()
        reference = printable(request.POST.get("mtu", ""))[:20].upper()
        desk = own_desk(edition=edition, officer=user, at=at)  # type: ignore[arg-type]  # signed in
        act = SentAct(
            id=uuid.uuid4(),
            kind=DeskActKind.SCAN,
            at=at,
            door=door.pk,
            reference=reference,
            anyway=True,
            how="plain",
        )
        if "rudisha" in request.POST:
            done = last_scan(desk=desk, reference=reference, door=door)
            if done is None:
                messages.warning(
                    request, _("Another desk let this person in: it is taken back there.")
                )
                return redirect(self._address())
            act = replace(act, kind=DeskActKind.UNDO, undoes=done.pk)
        [taken] = take_acts(desk=desk, acts=[act], at=at)
        self._tell(taken)
        return redirect(self._address())

    def _of_picture(self) -> HttpResponse:
        form = PictureForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self._page("", [], form)
        return self._page(form.text, self._found(form.text))

    def _tell(self, taken: DeskAct) -> None:
        name = taken.registration.full_name if taken.registration else ""
        is_undone = taken.kind == DeskActKind.UNDO
        said = _("Taken back") if is_undone else taken.get_outcome_display()
        is_good = taken.outcome in (DeskOutcome.DONE, DeskOutcome.AGAIN)
        tell = messages.success if is_good else messages.warning
        tell(self.request, f"{name}: {said}")

    def _found(self, text: str) -> list[Registration]:
        code, why = bare_code(text)
        known = pass_by_code(code) if code else None
        wrong = self._wrong_with(known, why)
        if wrong:
            messages.warning(self.request, wrong)
            return []
        if known:
            return [known.registration]
        rows = found_registrations(edition=self.the_edition, query=ListQuery(text=text))
        return list(rows.select_related("group", "institution")[:MOST_FOUND])

    def _wrong_with(self, known: Pass | None, why: str) -> str:
        """Why nobody is let in by the badge, although it could be read; "" where nothing is wrong."""
        if why == "seal":
            return str(DeskOutcome.UNKNOWN.label)
        if known and known.registration.edition_id != self.the_edition.pk:
            return str(DeskOutcome.OTHER_EDITION.label)
        is_revoked = known is not None and known.state == PassState.REVOKED
        return str(DeskOutcome.REVOKED.label) if is_revoked else ""

    def _address(self) -> str:
        kept = {"mwaka": self.the_edition.year, "mlango": self.request.GET.get("mlango", "")}
        return f"{reverse('registrations:plain_desk')}?{urlencode(kept)}"
