"""Words for what the audit trail records of messages."""

from django.utils.translation import gettext_lazy as _

ACTION_NAMES = {
    "notifications.words_changed": _("Changed the words of a message"),
    "notifications.words_restored": _("Went back to the first words of a message"),
    "notifications.sent_again": _("Sent a message again"),
    "notifications.all_sent_again": _("Sent messages again"),
    "notifications.message_read": _("Read a message to somebody"),
}

# Recorded values that are no fields of their record.
FIELD_NAMES = {
    "messages": _("messages"),
    "filters": _("filters"),
    "numbers": _("numbers of the messages"),
}
