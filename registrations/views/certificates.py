"""Certificates of attendance for staff: the rule, who gets one and who does not, giving, printing, revoking."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.permissions import editions_with_capability
from egov_meeting.documents.choices import DocumentLanguage
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.meetings.models import Edition
from egov_meeting.meetings.selectors.staff import all_editions
from egov_meeting.shared.bilingual import active_language
from registrations import documents_certificates as printing
from registrations.certificate_rules import Missing
from registrations.day_permissions import can_issue_certificates
from registrations.forms.certificates import (
    FindCertificatesForm,
    GiveForm,
    PrintForm,
    RevokeManyForm,
    RuleForm,
)
from registrations.forms.person import put_errors
from registrations.models import BulkAction, CertificateRule, Registration
from registrations.selectors import certificates as reads
from registrations.services import bulk
from registrations.services.certificates import set_rule
from registrations.services.certificates_many import begin_giving, begin_revoking
from registrations.views.staff_pages import OfEdition, staff_page, with_query

ROWS_ON_A_PAGE = 50
SECTION = "certificates"


class OfCertificates(OfEdition):
    """A page about the certificates of one edition."""

    permission = can_issue_certificates

    @cached_property
    def editions(self) -> list[Edition]:
        seen = editions_with_capability(self.request.user, "certificates.issue")
        return list(all_editions(among=seen))

    @cached_property
    def rule(self) -> CertificateRule:
        return reads.rule_of(edition=self.the_edition)

    def page(self, template: str, context: dict[str, Any]) -> HttpResponse:
        edition = self.the_edition
        shared = {"editions": self.editions, "rule": self.rule}
        return staff_page(
            self.request, template, {**shared, **context}, section=SECTION, edition=edition
        )

    def address(self, name: str = "certificates") -> str:
        year = {"mwaka": self.the_edition.year}
        return with_query(reverse(f"registrations:{name}"), year)


class CertificatesView(OfCertificates):
    """How it stands, and the list of those that were given."""

    def get(self, request: HttpRequest) -> HttpResponse:
        edition = self.the_edition
        filters = FindCertificatesForm(request.GET)
        found = reads.found_certificates(edition=edition, **filters.wanted())
        page = Paginator(found, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
        rows = list(page.object_list)
        behind = reads.registrations_behind(rows)
        context = {
            "figures": reads.certificate_figures(edition=edition),
            "filters": filters,
            "page": page,
            "rows": [(one, behind.get(one.subject)) for one in rows],
            "print_form": PrintForm(),
            "give_address": self.address("give_certificates"),
            "revoke_address": self.address("revoke_certificates"),
            "rule_address": self.address("certificate_rule"),
            "print_address": self.address("print_certificates"),
        }
        return self.page("certificates", context)


class CertificateRuleView(OfCertificates):
    """Who gets a certificate."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._form(RuleForm.of(self.rule))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RuleForm.of(self.rule, request.POST)
        if not form.is_valid():
            return self._form(form)
        set_rule(
            edition=self.the_edition,
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, _("The rule is kept."))
        return redirect(self.address("give_certificates"))

    def _form(self, form: RuleForm) -> HttpResponse:
        return self.page("certificate_rule", {"form": form, "cancel_address": self.address()})


class GiveCertificatesView(OfCertificates):
    """Who gets one, whose name has changed, and who gets none and why; by POST they are given."""

    lists = ("pata", "jina", "hawapati")

    @cached_property
    def shown(self) -> str:
        asked = self.request.GET.get("nani", "")
        return asked if asked in self.lists else self.lists[0]

    def rows(self) -> QuerySet[Registration]:
        edition, rule = self.the_edition, self.rule
        found = {
            "pata": reads.to_be_given(edition=edition, rule=rule).filter(certificate_name=None),
            "jina": reads.renamed(edition=edition),
            "hawapati": reads.not_earned(edition=edition, rule=rule),
        }[self.shown]
        return found.select_related("institution", "group").order_by("sort_name", "pk")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._preview(GiveForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = GiveForm(request.POST)
        if not form.is_valid():
            return self._preview(form)
        told = form.cleaned_data
        try:
            action = begin_giving(
                edition=self.the_edition,
                language=told["language"],
                is_told=told["tell"],
                form_key=told["form_key"],
                by=request.user,  # type: ignore[arg-type]  # signed in
                at=timezone.now(),
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self._preview(form)
        return to_progress(action)

    def _preview(self, form: GiveForm) -> HttpResponse:
        page = Paginator(self.rows(), ROWS_ON_A_PAGE).get_page(self.request.GET.get("page"))
        context = {
            "form": form,
            "figures": reads.certificate_figures(edition=self.the_edition),
            "page": page,
            "rows": [(row, self._why(row)) for row in page.object_list],
            "shown": self.shown,
            "links": self._links(),
            "rule_address": self.address("certificate_rule"),
            "cancel_address": self.address(),
        }
        return self.page("certificates_give", context)

    def _why(self, row: Registration) -> str:
        missing = reads.missing_of(row, rule=self.rule)
        return str(Missing(missing).label) if missing else ""

    def _links(self) -> list[dict[str, str]]:
        labels = (_("They get one"), _("Their name has changed"), _("They get none"))
        base = self.address("give_certificates")
        return [
            {
                "label": label,
                "address": f"{base}&nani={name}",
                "current": "page" if name == self.shown else "",
            }
            for name, label in zip(self.lists, labels, strict=True)
        ]


class RevokeCertificatesView(OfCertificates):
    """Certificates whose basis is gone: who holds them and why; by POST they are revoked."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._preview(RevokeManyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = RevokeManyForm(request.POST)
        if not form.is_valid():
            return self._preview(form)
        told = form.cleaned_data
        try:
            action = begin_revoking(
                edition=self.the_edition,
                reason=told["reason"],
                form_key=told["form_key"],
                by=request.user,  # type: ignore[arg-type]  # signed in
                at=timezone.now(),
            )
        except ValidationError as refused:
            put_errors(form, refused)
            return self._preview(form)
        return to_progress(action)

    def _preview(self, form: RevokeManyForm) -> HttpResponse:
        found = reads.baseless(edition=self.the_edition).select_related("institution", "group")
        rows = found.order_by("sort_name", "pk")
        page = Paginator(rows, ROWS_ON_A_PAGE).get_page(self.request.GET.get("page"))
        listed = [
            (row, str(Missing(reads.missing_of(row, rule=self.rule)).label))
            for row in page.object_list
        ]
        context = {
            "form": form,
            "page": page,
            "rows": listed,
            "cancel_address": self.address(),
        }
        return self.page("certificates_revoke", context)


class PrintCertificatesView(OfCertificates):
    """Have a worker put all that are valid into one file."""

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PrintForm(request.POST)
        if not form.is_valid():
            return redirect(self.address())
        job = request_document(
            kind=printing.KEY,
            edition=self.the_edition,
            language=DocumentLanguage(active_language()),
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
            params=form.cleaned_data,
            subject=printing.SUBJECT,
        )
        return redirect("documents:job", job.pk)


def to_progress(action: BulkAction) -> HttpResponse:
    """Do a few at once; where there are many a worker does them, and the page shows how far it is."""
    if action.rows.count() <= bulk.AT_ONCE:
        bulk.run_bulk_action(action_id=action.pk, clock=timezone.now)
    return redirect("registrations:staff_bulk_action", action.pk)
