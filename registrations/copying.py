"""The rules of registration, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from registrations.models import RefundRule, RegistrationRules


def copy_rules(copying: Copying) -> None:
    """How long places are kept, and what comes back to whoever cancels."""

    def of(row: RegistrationRules | RefundRule) -> dict[str, object]:
        return {"edition": copying.edition}

    copying.rows(RegistrationRules.objects.filter(edition=copying.source), of=of)
    copying.rows(RefundRule.objects.filter(edition=copying.source), of=of)
