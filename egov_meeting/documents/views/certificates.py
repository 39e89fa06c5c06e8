"""For staff: one certificate, with what can be done with it as it stands."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.certificate_kinds import (
    CertificateKind,
    UnknownCertificateKind,
    certificate_kind,
    certificate_title,
)
from egov_meeting.documents.certificate_permissions import (
    can_revoke_certificate,
    can_view_certificate,
)
from egov_meeting.documents.certificate_selectors import PAPER, certificates_about, paper_subject
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.forms_certificates import (
    CorrectNameForm,
    PaperForm,
    RevokeCertificateForm,
)
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.certificates import correct_certificate, revoke_certificate
from egov_meeting.documents.services.requesting import request_document


class OfCertificate(StaffView):
    """A page about one certificate."""

    permission = can_view_certificate

    @cached_property
    def certificate(self) -> Certificate:
        found = Certificate.objects.select_related("edition", "replaced_by", "replaces")
        return get_object_or_404(found, pk=self.kwargs["certificate_id"])

    @cached_property
    def kind(self) -> CertificateKind | None:
        try:
            return certificate_kind(self.certificate.kind)
        except UnknownCertificateKind:
            return None

    def loaded(self) -> Certificate:
        return self.certificate

    def name_now(self) -> str | None:
        """The name where it is kept; None where it is typed on the page of the certificate."""
        if self.kind is None or self.kind.name_now is None:
            return None
        return self.kind.name_now(self.certificate)

    def page(self, request: HttpRequest, **forms: Any) -> HttpResponse:
        one = self.certificate
        name, kind = self.name_now(), self.kind
        context = {
            "certificate": one,
            "edition": one.edition,
            "kind": certificate_title(one.kind),
            "list_address": kind.list_address(one.edition) if kind else "",
            "holder_address": kind.holder_address(one) if kind else "",
            "all": certificates_about(kind=one.kind, subject=one.subject),
            "is_valid": one.state == CertificateState.VALID,
            "may_change": can_revoke_certificate(request.user, one),
            "name_now": name,
            "is_renamed": bool(name) and name != one.full_name,
            "name_form": CorrectNameForm(initial={"full_name": one.full_name}),
            "revoke_form": RevokeCertificateForm(),
            "paper_form": PaperForm(initial={"language": one.language}),
            **forms,
            "form": next(iter(forms.values()), None),  # the title says that it has errors
        }
        return render(request, "documents/certificate.html", context)

    def to_page(self, certificate: Certificate | None = None) -> HttpResponse:
        return redirect("documents:certificate", (certificate or self.certificate).pk)


class CertificateView(OfCertificate):
    def get(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        return self.page(request)


class CorrectCertificateView(OfCertificate):
    """Give it again with the name put right: as typed, or as it stands where the name is kept."""

    permission = can_revoke_certificate

    def get(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        name = self.name_now()
        form = CorrectNameForm(request.POST if name is None else {"full_name": name})
        if not form.is_valid():
            return self.page(request, name_form=form)
        try:
            fresh = correct_certificate(
                certificate=self.certificate,
                full_name=form.cleaned_data["full_name"],
                by=request.user,  # type: ignore[arg-type]  # signed in
                at=timezone.now(),
            )
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
            return self.to_page()
        except ValidationError as refusal:
            form.add_error(None, " ".join(refusal.messages))
            return self.page(request, name_form=form)
        if fresh == self.certificate:
            messages.info(request, _("The name is the same: nothing was changed."))
        else:
            messages.success(request, _("A new certificate was given; the old code says so."))
        return self.to_page(fresh)


class RevokeCertificateView(OfCertificate):
    permission = can_revoke_certificate

    def get(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        return self.to_page()

    def post(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        form = RevokeCertificateForm(request.POST)
        if not form.is_valid():
            return self.page(request, revoke_form=form)
        try:
            revoke_certificate(
                certificate=self.certificate,
                by=request.user,  # type: ignore[arg-type]  # signed in
                at=timezone.now(),
                **form.cleaned_data,
            )
            messages.success(request, _("The certificate is revoked."))
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return self.to_page()


class SendCertificateView(OfCertificate):
    """Write to the holder where it is."""

    permission = can_revoke_certificate

    def post(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        one = self.certificate
        is_valid = one.state == CertificateState.VALID and self.kind is not None
        if is_valid and self.kind.tell(one, request.user, timezone.now()):  # type: ignore[union-attr]  # signed in
            messages.success(request, _("The message is on its way."))
        else:
            messages.warning(request, _("There is no address to write to."))
        return self.to_page()


class CertificatePaperView(OfCertificate):
    """Have a worker make the paper."""

    def post(self, request: HttpRequest, certificate_id: int) -> HttpResponse:
        form = PaperForm(request.POST)
        if not form.is_valid():
            return self.page(request, paper_form=form)
        job = request_document(
            kind=PAPER,
            edition=self.certificate.edition,
            language=form.cleaned_data["language"],
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
            subject=paper_subject(self.certificate),
        )
        return redirect("documents:job", job.pk)
