"""What changes in Django's own admin goes on record like everything else."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils import timezone

from egov_meeting.audit.actors import Actor
from egov_meeting.audit.models import Event
from egov_meeting.audit.services import locked, record
from egov_meeting.audit.values import snapshot


class AuditedAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Base of every admin of the portal: records additions, changes and deletions, inlines too.

    Django saves in one transaction, so a change and its record stand or fall together.
    """

    def save_model(
        self, request: HttpRequest, obj: models.Model, form: ModelForm[Any], change: bool
    ) -> None:
        before = snapshot(locked(obj)) if change else {}
        super().save_model(request, obj, form, change)
        _record_difference(request, obj, before)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        _record(request, obj, "deleted", before=snapshot(obj))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        for obj in queryset:
            self.delete_model(request, obj)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Any],
        formset: BaseFormSet[Any],
        change: bool,
    ) -> None:
        inline = cast(Any, formset)
        inline.save(commit=False)
        stored = {obj.pk: snapshot(locked(obj)) for obj, _fields in inline.changed_objects}
        for obj in inline.deleted_objects:
            _record(request, obj, "deleted", before=snapshot(obj))
        super().save_formset(request, form, formset, change)
        for obj in [*inline.new_objects, *(obj for obj, _fields in inline.changed_objects)]:
            _record_difference(request, obj, stored.get(obj.pk, {}))


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Shows, changes nothing."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "actor_label", "action", "object_label", "origin"]
    show_full_result_count = False
    search_fields = ["actor_label", "object_label", "action"]


def _record_difference(request: HttpRequest, obj: models.Model, before: dict[str, Any]) -> None:
    after = snapshot(obj)
    if not before:
        _record(request, obj, "added", after=after)
        return
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        _record(
            request,
            obj,
            "changed",
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )


def _record(request: HttpRequest, obj: models.Model, verb: str, **values: Any) -> None:
    record(
        action=f"administration.{verb}",
        obj=obj,
        by=cast(Actor, request.user),
        at=timezone.now(),
        **values,
    )
