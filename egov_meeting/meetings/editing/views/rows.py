"""One row: shown, added, changed, moved, deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from egov_meeting.accounts.permissions import has_capability
from egov_meeting.meetings.editing import services
from egov_meeting.meetings.editing.addresses import address, address_above, address_of_edition
from egov_meeting.meetings.editing.conflicts import Reconciled, reconciled
from egov_meeting.meetings.editing.display import is_named_verbatim, shown
from egov_meeting.meetings.editing.forms import PARENT_PARAMETER, SectionForm, form_class
from egov_meeting.meetings.editing.listing import table_of
from egov_meeting.meetings.editing.registry import children_of
from egov_meeting.meetings.editing.rows import children_rows, rows_of
from egov_meeting.meetings.editing.views.place import SectionView
from egov_meeting.meetings.permissions import can_change_section, can_view_section


class AddRowView(SectionView):
    """A new row. `?juu=` names the row it is to hang from."""

    permission = can_change_section

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self._refuse_second()
        return self._page(self._form(None))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self._refuse_second()
        form = self._form(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form)
        try:
            services.add_row(
                section=self.section,
                row=form.instance,
                edition_id=self.place.edition_id,
                values=form.values(),
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                ask_again=form.ask_again,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form)
        messages.success(request, _("“%(name)s” has been added.") % {"name": form.instance})
        tell_warnings(request, self.section, form.instance)
        if children_of(self.section):
            return redirect(address(self.section, self.edition, "row", form.instance.pk))
        return redirect(address_above(self.section, self.edition, form.instance))

    def _refuse_second(self) -> None:
        if self.section.is_edition_itself:
            raise Http404
        alone = self.section.single and not self.section.parent
        if alone and rows_of(self.section, self.edition).exists():
            raise Http404

    def _form(self, data: Any, files: Any = None) -> SectionForm:
        return form_class(self.section.key)(
            data, files, edition=self.edition, parent=self.request.GET.get(PARENT_PARAMETER, "")
        )

    def _page(self, form: SectionForm) -> HttpResponse:
        cancel = address(self.section, self.edition)
        if self.section.single and self.edition and not self.section.parent:
            cancel = address_of_edition(self.edition)
        context = self.context(form=form, cancel_address=cancel)
        return render(self.request, "meetings/editing/add.html", context)


class RowView(SectionView):
    """The form of a row with what hangs from it; whoever may only read sees the values."""

    permission = can_view_section

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not can_change_section(request.user, self.place):
            return self._page(None)
        return self._page(form_class(self.section.key)(instance=self.row, edition=self.edition))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if not can_change_section(request.user, self.place):
            raise PermissionDenied
        form = self._typed(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            changed = services.change_row(
                section=self.section,
                row=form.instance,
                edition_id=self.place.edition_id,
                values=form.values(),
                seen=form.seen,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
                ask_again=form.ask_again,
            )
        except services.Overtaken as overtaken:
            met = reconciled(form, overtaken)
            return self._page(self._typed(met.data), met)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form)
        said = _("“%(name)s” has been saved.") if changed else _("Nothing was changed.")
        messages.success(request, said % {"name": form.instance} if changed else said)
        tell_warnings(request, self.section, form.instance)
        return redirect(address(self.section, self.edition, "row", form.instance.pk))

    def _typed(self, data: Any) -> SectionForm:
        row = rows_of(self.section, self.edition).get(pk=self.row.pk)
        return form_class(self.section.key)(
            data, self.request.FILES, instance=row, edition=self.edition
        )

    def _page(self, form: SectionForm | None, met: Reconciled | None = None) -> HttpResponse:
        children = [
            {
                "table": table_of(
                    child,
                    self.edition,
                    children_rows(child, self.row, self.edition),
                    without=child.parent_field,
                ),
                "add": address(child, self.edition, "add_row", **{PARENT_PARAMETER: self.row.pk}),
            }
            for child in children_of(self.section)
        ]
        context = self.context(
            row=self.row,
            form=form,
            facts=[] if form else list(_facts(self.row, self.section.key)),
            met=met,
            children=children,
            cancel_address=address_above(self.section, self.edition, self.row),
            remove_address=""
            if self.section.is_edition_itself
            else address(self.section, self.edition, "remove_row", self.row.pk),
            is_verbatim=is_named_verbatim(self.section.model),
            history_address=self._history(),
            further=[
                (words, reverse(name, args=[self.row.pk])) for words, name in self.section.further
            ],
        )
        status = 409 if met else 200
        return render(self.request, "meetings/editing/row.html", context, status=status)

    def _history(self) -> str:
        """The audit trail of this row, for those who may read it."""
        if not has_capability(self.request.user, "audit.view"):  # type: ignore[arg-type]
            return ""
        query = {"object_type": self.section.model._meta.label_lower, "object_id": self.row.pk}
        return f"{reverse('audit:trail')}?{urlencode(query)}"


class RemoveRowView(SectionView):
    """Ask, naming everything that goes with the row, then delete."""

    permission = can_change_section

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if self.section.is_edition_itself:
            raise Http404
        if self._kept():
            return self._page()
        above = address_above(self.section, self.edition, self.row)
        name = str(self.row)
        try:
            services.remove_row(
                section=self.section,
                row=self.row,
                edition_id=self.place.edition_id,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except services.InUse as used:
            return self._page(used)
        except ValidationError:
            # Why it is kept now stands on the page.
            return self._page()
        messages.success(request, _("“%(name)s” has been deleted.") % {"name": name})
        return redirect(above)

    def _page(self, used: services.InUse | None = None) -> HttpResponse:
        if self.section.is_edition_itself:
            raise Http404
        going: list[Any] = []
        try:
            going = services.going_with(self.row)[:-1]
        except services.InUse as found:
            used = found
        why = self._kept()
        context = self.context(
            row=self.row,
            why=why,
            going=[(lost._meta.verbose_name, str(lost)) for lost in going],
            users=[(user._meta.verbose_name, str(user)) for user in used.users] if used else [],
            confirm_label=_("Delete"),
            cancel_address=address(self.section, self.edition, "row", self.row.pk),
            tone="bad",
        )
        refused = why or used
        template = "meetings/editing/in_use.html" if refused else "meetings/editing/remove.html"
        status = 409 if refused and self.request.method == "POST" else 200
        return render(self.request, template, context, status=status)

    def _kept(self) -> str:
        """Why the section keeps this row; "" where it may go."""
        return self.section.kept(self.row) if self.section.kept else ""


class MoveRowView(SectionView):
    """One step up or down. Pressed on the first or last row it changes nothing."""

    permission = can_change_section
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if self.section.order_scope is None:
            raise Http404
        services.move_row(
            section=self.section,
            row=self.row,
            edition_id=self.place.edition_id,
            upwards=request.POST.get("to") == "up",
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
        )
        return redirect(address_above(self.section, self.edition, self.row))


def tell_warnings(request: HttpRequest, section: Any, row: Any) -> None:
    """What is unusual about a row that was saved all the same."""
    if section.warnings:
        for warning in section.warnings(row).values():
            messages.warning(request, str(warning))


def _facts(row: Any, key: str) -> Any:
    form = form_class(key)
    for name, field in form.base_fields.items():
        if name in form._meta.fields:
            yield field.label, shown(row, name)
