"""How the billing rules of an edition are edited."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section, register
from egov_meeting.payments.models import BillingRules

SECTIONS = (
    Section(
        key="kanuni-za-ankara",
        model=BillingRules,
        chapter=Chapter.MEETING,
        capability="edition.change",
        other_capability="fees.change",
        single=True,
        fields=("days_to_pay", "reminder_days", "invoice_account"),
        columns=("days_to_pay", "reminder_days", "invoice_account"),
        hints={
            "days_to_pay": _("Counted from the day on which the bill is issued."),
            "reminder_days": _(
                "How many days before the bill expires a reminder goes out, with commas between "
                "them: 7, 2. Leave it empty to send none."
            ),
            "invoice_account": _(
                "The account number printed on the transfer form of the invoice; banks ask for it. "
                "Leave it empty when the bank fills it in."
            ),
        },
    ),
)

for _section in SECTIONS:
    register(_section)
