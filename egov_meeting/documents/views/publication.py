"""For staff: one document, making it official, and taking that back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from egov_meeting.accounts.access import StaffView
from egov_meeting.audit.transitions import TransitionRefused
from egov_meeting.documents.forms import RevocationForm
from egov_meeting.documents.kinds import kind_title
from egov_meeting.documents.models import Document
from egov_meeting.documents.permissions import can_download, can_publish, can_revoke
from egov_meeting.documents.services.publishing import publish_document, revoke_document


class DocumentAsked(StaffView):
    """A page about one document."""

    permission = can_download

    @cached_property
    def document(self) -> Document:
        found = Document.objects.select_related("edition", "created_by")
        return get_object_or_404(found, pk=self.kwargs["document_id"])

    def loaded(self) -> Document:
        return self.document

    def page(self, request: HttpRequest, form: RevocationForm | None = None) -> HttpResponse:
        context = {
            "document": self.document,
            "edition": self.document.edition,
            "kind": kind_title(self.document.kind),
            "may_publish": can_publish(request.user, self.document),
            "may_revoke": can_revoke(request.user, self.document),
            "form": form or RevocationForm(),
        }
        return render(request, "documents/document.html", context)


class DocumentView(DocumentAsked):
    def get(self, request: HttpRequest, document_id: str) -> HttpResponse:
        return self.page(request)


class PublishView(DocumentAsked):
    permission = can_publish

    def post(self, request: HttpRequest, document_id: str) -> HttpResponse:
        try:
            publish_document(document=self.document, by=request.user, at=timezone.now())
            messages.success(request, _("The document is published."))
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return redirect("documents:document", document_id)


class RevokeView(DocumentAsked):
    permission = can_revoke

    def post(self, request: HttpRequest, document_id: str) -> HttpResponse:
        form = RevocationForm(request.POST)
        if not form.is_valid():
            return self.page(request, form)
        try:
            revoke_document(
                document=self.document, by=request.user, at=timezone.now(), **form.cleaned_data
            )
            messages.success(request, _("The document is revoked."))
        except TransitionRefused as refusal:
            messages.warning(request, " ".join(refusal.messages))
        return redirect("documents:document", document_id)
