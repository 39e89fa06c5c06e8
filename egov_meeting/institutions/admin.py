"""Reference data in the system administration; what changes there is on record too."""

from django.contrib import admin

from egov_meeting.audit.admin import AuditedAdmin
from egov_meeting.institutions.models import FormerName, Institution, OtherSpelling, Supervision


class FormerNameInline(admin.TabularInline):  # type: ignore[type-arg]
    model = FormerName
    extra = 0


class OtherSpellingInline(admin.TabularInline):  # type: ignore[type-arg]
    model = OtherSpelling
    extra = 0


class SupervisionInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Supervision
    fk_name = "institution"
    raw_id_fields = ["ministry"]
    extra = 0


@admin.register(Institution)
class InstitutionAdmin(AuditedAdmin):
    list_display = ["name_sw", "acronym", "kind", "valid_from", "valid_until"]
    list_filter = ["kind"]
    search_fields = ["name_sw", "name_en", "acronym", "key"]
    raw_id_fields = ["successor", "merged_into"]
    inlines = [FormerNameInline, OtherSpellingInline, SupervisionInline]
