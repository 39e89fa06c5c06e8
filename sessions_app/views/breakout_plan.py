"""The lines of the plan: adding, changing, moving and removing them; and handing the report in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sessions_app.forms.breakout_reports import PlanRowForm, row_form
from sessions_app.models import PlanRow
from sessions_app.selectors.breakout_reports import open_asides, plan_of
from sessions_app.services.breakout_handing_in import hand_in_report
from sessions_app.services.breakout_plan import (
    RowChanged,
    add_plan_row,
    change_plan_row,
    move_plan_row,
    remove_plan_row,
)
from sessions_app.views.breakout_frame import WritingReport

ANCHOR = "#plan"


class PlanView(WritingReport):
    """What the actions on lines share."""

    @property
    def told(self) -> dict[str, Any]:
        return {"group": self.group, "by": self.request.user, "at": timezone.now()}

    @cached_property
    def row(self) -> PlanRow:
        for row in plan_of(report=self.report):
            if row.pk == self.kwargs["row"]:
                return row
        raise Http404

    def address(self, name: str, *args: Any) -> str:
        where = [self.group.edition.year, self.group.number, *args]
        return reverse(f"sessions_app:{name}", args=where)

    def row_page(self, form: PlanRowForm, status: int = 200, **more: Any) -> HttpResponse:
        cancel = self.address("breakout_report", self.language) + ANCHOR
        context = {"form": form, "cancel_address": cancel, **more}
        return self.page(self.request, "plan_row.html", context, status)


class AddRowView(PlanView):
    """One more line at the end."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        return self.row_page(row_form(None))

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        form = PlanRowForm(request.POST)
        if not form.is_valid():
            return self.row_page(form, status=422)
        try:
            add_plan_row(**self.told, fields=form.row_fields())
        except ValidationError as error:
            form.add_error(None, error)
            return self.row_page(form, status=422)
        messages.success(request, _("The line has been added to the plan."))
        return self.back(ANCHOR)


class ChangeRowView(PlanView):
    """One line. Where somebody changed it meanwhile, both stand on the page."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        return self.row_page(row_form(self.row), row=self.row)

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        form = PlanRowForm(request.POST)
        if not form.is_valid():
            return self.row_page(form, status=422, row_number=self.kwargs["row"])
        try:
            change_plan_row(
                **self.told,
                number=self.kwargs["row"],
                revision=form.cleaned_data["revision"],
                fields=form.row_fields(),
            )
        except RowChanged as changed:
            return self._conflict(form, changed)
        except ValidationError as error:
            form.add_error(None, error)
            return self.row_page(form, status=422)
        messages.success(request, _("The line has been saved."))
        return self.back(ANCHOR)

    def _conflict(self, form: PlanRowForm, changed: RowChanged) -> HttpResponse:
        """What was typed stays in the form; saving again puts it in place of the other, knowingly."""
        data = form.data.copy()
        data["revision"] = str(changed.row.revision if changed.row else 0)
        again = PlanRowForm(data)
        again.is_valid()
        again.add_error(None, changed)
        more: dict[str, Any] = {"theirs": changed.row}
        if changed.row is None:
            more["action"] = self.address("add_plan_row", self.language)
        return self.row_page(again, status=409, **more)


class RemoveRowView(PlanView):
    """Take a line out, after asking."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        return self._ask()

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        try:
            revision = int(request.POST.get("revision", ""))
        except ValueError:
            revision = -1
        try:
            remove_plan_row(**self.told, number=self.kwargs["row"], revision=revision)
        except RowChanged as changed:
            if changed.row is None:
                messages.info(request, _("The line has been removed."))
                return self.back(ANCHOR)
            messages.warning(request, changed.messages[0])
            return self._ask(status=409)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.back(ANCHOR)
        messages.success(request, _("The line has been removed."))
        return self.back(ANCHOR)

    def _ask(self, status: int = 200) -> HttpResponse:
        cancel = self.address("breakout_report", self.language) + ANCHOR
        context = {"row": self.row, "cancel_address": cancel}
        return self.page(self.request, "remove_row.html", context, status)


class MoveRowView(PlanView):
    """Change places with the line before or after."""

    def post(self, request: HttpRequest, *, up: bool, **_where: Any) -> HttpResponse:
        try:
            move_plan_row(**self.told, number=self.kwargs["row"], up=up)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return self.back(ANCHOR)


class HandInView(PlanView):
    """Give the report to the staff, after asking."""

    def get(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        context: dict[str, Any] = {
            "asides": open_asides(report=self.report).count() if self.report.pk else 0,
            "cancel_address": self.address("breakout_report", self.language),
        }
        return self.page(request, "hand_in.html", context)

    def post(self, request: HttpRequest, **_where: Any) -> HttpResponse:
        try:
            hand_in_report(**self.told)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The report has been handed in."))
        return self.back()
