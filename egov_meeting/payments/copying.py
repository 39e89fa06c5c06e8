"""The billing rules, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from egov_meeting.payments.models import BillingRules


def copy_billing_rules(copying: Copying) -> None:
    """Time to pay, reminders and the account for transfers stay as they were."""
    copying.rows(
        BillingRules.objects.filter(edition=copying.source),
        of=lambda row: {"edition": copying.edition},
    )
