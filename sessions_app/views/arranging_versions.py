"""Versions of the programme: publishing one, and what changed from any to any."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sessions_app.forms.arranging import PublishForm
from sessions_app.models import ProgrammeVersion
from sessions_app.permissions import can_publish_programme
from sessions_app.published import newest_version
from sessions_app.selectors.arranging import (
    changes_between,
    changes_of,
    changes_since,
    versions_of,
)
from sessions_app.services.programme_publishing import (
    ChangedMeanwhile,
    ConflictsNotAccepted,
    fingerprint_of,
    publish_programme,
)
from sessions_app.views.arranging_frame import ArrangingPage


class VersionsView(ArrangingPage):
    """All versions, and what has been arranged otherwise since the newest."""

    tab = "versions"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        versions = list(versions_of(edition=self.edition))
        newest = newest_version(edition=self.edition)
        context = {
            "versions": versions,
            "since": changes_since(newest) if newest else [],
        }
        return self.page(request, "versions.html", context)


class OfVersion(ArrangingPage):
    """A page about one version."""

    tab = "versions"

    def version(self, number: int) -> ProgrammeVersion:
        return get_object_or_404(
            self.edition.programme_versions.select_related("edition"), number=number
        )


class VersionView(OfVersion):
    """What a version changed, and the others to compare it with."""

    def get(self, request: HttpRequest, year: int, number: int) -> HttpResponse:
        version = self.version(number)
        context = {
            "version": version,
            "changes": changes_of(version),
            "others": versions_of(edition=self.edition).exclude(pk=version.pk),
        }
        return self.page(request, "version.html", context)


class CompareView(OfVersion):
    """What differs from one version to another, or to the programme as it is arranged now."""

    def get(self, request: HttpRequest, year: int, number: int, other: int = 0) -> HttpResponse:
        one = self.version(number)
        later = self.version(other) if other else None
        changes = changes_between(one, later) if later else changes_since(one)
        context = {"version": one, "later": later, "changes": changes}
        return self.page(request, "compare.html", context)


class PublishView(ArrangingPage):
    """What would be new, what does not fit, and the button."""

    permission = can_publish_programme
    tab = "versions"

    @cached_property
    def newest(self) -> ProgrammeVersion | None:
        return newest_version(edition=self.edition)

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.ask(request, self.form())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = PublishForm(request.POST, has_conflicts=bool(self.conflicts))
        if not form.is_valid():
            return self.ask(request, form, 422)
        typed = form.cleaned_data
        try:
            version = publish_programme(
                edition=self.edition,
                seen=typed["seen"],
                with_conflicts=typed.get("with_conflicts", False),
                note_sw=typed["note_sw"],
                note_en=typed["note_en"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except (ChangedMeanwhile, ConflictsNotAccepted):
            return self.changed(request, form)
        except ValidationError as error:
            form.add_error(None, error)
            return self.ask(request, form, 422)
        messages.success(
            request,
            _("Version %(number)d is published. Those whom it concerns are being told.")
            % {"number": version.number},
        )
        return redirect(self.address("version", version.number))

    def changed(self, request: HttpRequest, form: PublishForm) -> HttpResponse:
        """Shown anew, with what was typed."""
        text = _("The programme has been changed meanwhile. Look at it again.")
        messages.error(request, text)
        notes = {name: form.cleaned_data[name] for name in ("note_sw", "note_en")}
        return self.ask(request, self.form(**notes), 409)

    def form(self, **typed: str) -> PublishForm:
        initial = {"seen": fingerprint_of(self.days), **typed}
        return PublishForm(initial=initial, has_conflicts=bool(self.conflicts))

    def ask(self, request: HttpRequest, form: PublishForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "newest": self.newest,
            "changes": changes_since(self.newest) if self.newest else [],
            "conflicts": self.conflicts,
            "cancel_address": self.address("versions"),
        }
        return self.page(request, "publish.html", context, status)
