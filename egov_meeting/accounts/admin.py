"""People and roles for system administrators; the everyday way is the page of people and roles."""

from django.contrib import admin

from egov_meeting.accounts.models import RoleAssignment, User
from egov_meeting.audit.admin import AuditedAdmin


class RoleInline(admin.TabularInline):  # type: ignore[type-arg]
    model = RoleAssignment
    extra = 0


@admin.register(User)
class UserAdmin(AuditedAdmin):
    """Passwords are not set here: people choose their own by link."""

    list_display = ["full_name", "email", "language", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "language"]
    search_fields = ["full_name", "email"]
    autocomplete_fields: list[str] = []
    raw_id_fields = ["institution"]
    fields = [
        "email",
        "full_name",
        "language",
        "institution",
        "is_active",
        "is_staff",
        "date_joined",
        "last_login",
    ]
    readonly_fields = ["date_joined", "last_login"]
    inlines = [RoleInline]


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(AuditedAdmin):
    list_display = ["user", "role", "edition_id"]
    list_filter = ["role"]
    list_select_related = ["user"]
    raw_id_fields = ["user"]
