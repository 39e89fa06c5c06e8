"""The outbox for system administrators, to look at only."""

from django.contrib import admin

from egov_meeting.audit.admin import ReadOnlyAdmin
from egov_meeting.notifications.models import MessageTemplate, OutboxMessage


@admin.register(OutboxMessage)
class OutboxMessageAdmin(ReadOnlyAdmin):
    list_display = ["key", "kind", "channel", "state", "attempts", "created_at"]
    list_filter = ["state", "channel", "kind"]
    search_fields = ["key", "about_id"]
    exclude = ["subject", "text"]  # codes and links that act for a person
    show_full_result_count = False


@admin.register(MessageTemplate)
class MessageTemplateAdmin(ReadOnlyAdmin):
    list_display = ["kind", "channel", "language"]
