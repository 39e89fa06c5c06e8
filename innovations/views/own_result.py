"""For entrants: the result of the own entry, the letter about it, and the certificates."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from egov_meeting.accounts.access import SignedInView
from egov_meeting.documents.certificate_selectors import PAPER, paper_subject
from egov_meeting.documents.choices import CertificateState
from egov_meeting.documents.models import Certificate
from egov_meeting.documents.services.requesting import request_document
from egov_meeting.shared.bilingual import active_language
from innovations.documents_outcome import LETTER, subject_of
from innovations.letter_words import words_of
from innovations.models import Call, Entry
from innovations.outcome_certificates import ENTRY, KEY
from innovations.outcome_certificates import subject_of as holder_of
from innovations.permissions import can_use_own_entry
from innovations.selectors.letters import Letter, letters_of


class OfOwnEntry(SignedInView):
    """A page about the result of an entry one made; there is none before the results are published."""

    permission = can_use_own_entry

    @cached_property
    def entry(self) -> Entry:
        rows = Entry.objects.select_related("edition")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def loaded(self) -> Entry:
        return self.entry

    @cached_property
    def letter(self) -> Letter:
        call = Call.objects.filter(edition=self.entry.edition).select_related("edition").first()
        found = letters_of(call=call, entry=self.entry) if call else []
        if not found:
            raise Http404
        return found[0]

    @cached_property
    def certificates(self) -> list[Certificate]:
        holders = [holder_of(author) for author in self.entry.authors.all()]
        rows = Certificate.objects.filter(
            edition=self.entry.edition, kind=KEY, state=CertificateState.VALID
        )
        return list(rows.filter(subject__in=[*holders, f"{ENTRY}{self.entry.pk}"]))

    def asked(self, request: HttpRequest, **wish: Any) -> HttpResponse:
        """Have the paper made, and show how far it is."""
        job = request_document(
            edition=self.entry.edition,
            by=request.user,  # type: ignore[arg-type]  # signed in
            at=timezone.now(),
            **wish,
        )
        return redirect("documents:job", job.pk)


class OwnResultView(OfOwnEntry):
    """The result in words; POST has the letter made as PDF."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        context = {
            "entry": self.entry,
            "edition": self.entry.edition,
            "honours": self.letter.honours,
            "words": words_of(self.letter, language=active_language()),
            "certificates": self.certificates,
        }
        return render(request, "innovations/letters_own.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry = self.letter.entry
        return self.asked(
            request, kind=LETTER.key, language=active_language(), subject=subject_of(entry)
        )


class OwnCertificateView(OfOwnEntry):
    """Have the paper of a certificate made."""

    def post(self, request: HttpRequest, pk: int, certificate: int) -> HttpResponse:
        found = next((one for one in self.certificates if one.pk == certificate), None)
        if found is None:
            raise Http404
        return self.asked(
            request,
            kind=PAPER,
            language=found.language,
            subject=paper_subject(found),
        )
