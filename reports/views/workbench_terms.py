"""What stands around a resolution: terms, owners, and the themes of all of them."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from reports.forms.workbench_resolutions import OwnerForm, TermsForm, ThemeForm
from reports.models import Resolution, Theme
from reports.selectors.workbench_resolutions import themes_with_counts
from reports.services.resolution_terms import add_owner, change_terms, remove_owner, save_theme
from reports.views.workbench_frame import OfResolution, WorkbenchView, WorkingView, in_words, tell


class TermsView(OfResolution, WorkingView):
    """Theme, day due, measure, baseline, target, weight, and whether the public sees it."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.show(request, TermsForm(instance=self.resolution))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = TermsForm(request.POST, instance=self.fresh())
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            change_terms(
                resolution=self.fresh(),
                terms=form.cleaned_data,
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("Saved."))
        return redirect(self.back())

    def fresh(self) -> Resolution:
        """The row by itself: a form puts what was typed on the copy it is given."""
        return get_object_or_404(Resolution, edition=self.edition, pk=self.kwargs["pk"])

    def show(self, request: HttpRequest, form: TermsForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Theme, day due and measure"),
            form=form,
            submit=_("Save"),
            cancel=self.back(),
            about=str(self.resolution.title),
            status=status,
        )


class OwnersView(OfResolution, WorkingView):
    """Who must act; an adopted resolution can be given more owners, on record."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        return self.show(request, OwnerForm())

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:
        form = OwnerForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, 422)
        try:
            add_owner(
                resolution=self.resolution,
                institution=form.cleaned_data["institution"].institution,
                owner_class=form.cleaned_data["owner_class"],
                part=form.cleaned_data["part"],
                by=request.user,  # type: ignore[arg-type]
                at=timezone.now(),
            )
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("The owner has been named."))
        return redirect(self.address("resolution_owners", pk))

    def show(self, request: HttpRequest, form: OwnerForm, status: int = 200) -> HttpResponse:
        context = {"resolution": self.resolution, "form": form, "back": self.back()}
        return self.page(request, "owners.html", context, status)


class RemoveOwnerView(OfResolution, WorkingView):
    """Take an owner out of a draft."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, year: int, pk: int, owner: int) -> HttpResponse:
        found = get_object_or_404(self.resolution.owners.all(), pk=owner)
        try:
            remove_owner(owner=found, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        except ValidationError as error:
            messages.error(request, in_words(error))
        else:
            messages.success(request, _("The owner has been taken out."))
        return redirect(self.address("resolution_owners", pk))


class ThemesView(WorkbenchView):
    """The themes of resolutions, the same for every meeting."""

    tab = "themes"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.page(request, "themes.html", {"themes": themes_with_counts()})


class NewThemeView(WorkingView):
    """Add a theme."""

    tab = "themes"

    def get(self, request: HttpRequest, year: int) -> HttpResponse:
        return self.show(request, ThemeForm())

    def post(self, request: HttpRequest, year: int) -> HttpResponse:
        form = ThemeForm(request.POST)
        if not form.is_valid():
            return self.show(request, form, 422)
        return self.save(request, Theme(key=free_key(form.cleaned_data["name_en"])), form)

    def save(self, request: HttpRequest, theme: Theme, form: ThemeForm) -> HttpResponse:
        try:
            save_theme(theme=theme, by=request.user, at=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type]
        except ValidationError as error:
            tell(form, error)
            return self.show(request, form, 422)
        messages.success(request, _("The theme has been saved."))
        return redirect(self.address("themes"))

    def show(self, request: HttpRequest, form: ThemeForm, status: int = 200) -> HttpResponse:
        return self.ask(
            request,
            title=_("Theme of resolutions"),
            form=form,
            submit=_("Save"),
            cancel=self.address("themes"),
            status=status,
        )


class ChangeThemeView(NewThemeView):
    """Give a theme other names."""

    def get(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:  # type: ignore[override]
        theme = get_object_or_404(Theme, pk=pk)
        initial = {"name_sw": theme.name_sw, "name_en": theme.name_en}
        return self.show(request, ThemeForm(initial=initial, theme=theme))

    def post(self, request: HttpRequest, year: int, pk: int) -> HttpResponse:  # type: ignore[override]
        theme = get_object_or_404(Theme, pk=pk)
        form = ThemeForm(request.POST, theme=theme)
        if not form.is_valid():
            return self.show(request, form, 422)
        return self.save(request, theme, form)


def free_key(name: str) -> str:
    """A key for a new theme, made of its English name, that no other has."""
    base = slugify(name)[:34].strip("-") or "theme"
    taken = set(Theme.objects.filter(key__startswith=base).values_list("key", flat=True))
    if base not in taken:
        return base
    return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)
