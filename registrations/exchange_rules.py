"""registration_rules.yaml: how long places are kept, and what comes back to whoever cancels."""

from typing import Annotated, Any

from pydantic import Field

from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, no_two_alike
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import FileFormat, Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values
from registrations.models import RefundRule, RegistrationRules

Hours = Annotated[int, Field(ge=1, le=24 * 14)]


class RefundData(FolderModel):
    """Whoever cancels at least `days_before` the first day gets back `percent` of what was paid."""

    days_before: Annotated[int, Field(ge=0, le=1000)]
    percent: Annotated[int, Field(ge=0, le=100)]


class RegistrationRulesData(FolderModel):
    """registration_rules.yaml: rules of registration."""

    confirmation_hours: Hours = 48
    offer_hours: Hours = 72
    has_waiting_list: bool = True
    unpaid_lapse: bool = True
    refunds: Annotated[list[RefundData], no_two_alike("days_before")] = []


def load(data: RegistrationRulesData, loading: Loading) -> None:
    edition = loading.edition
    own = RegistrationRules.objects.filter(edition=edition)
    values = column_values(data, leave={"refunds"})
    if values != column_values(RegistrationRulesData(), leave={"refunds"}) or own.exists():
        keep_rows(
            rows=own,
            of={},
            key=["edition"],
            wanted=[{"edition": edition, **values}],
            changes=loading.changes,
        )
    keep_rows(
        rows=RefundRule.objects.filter(edition=edition),
        of={"edition": edition},
        key=["days_before"],
        wanted=[column_values(rule) for rule in data.refunds],
        changes=loading.changes,
    )


def dump(edition: Any, dumping: Dumping) -> dict[str, Any]:
    rules = RegistrationRules.objects.filter(edition=edition).first()
    refunds = [folder_values(rule, RefundData) for rule in edition.refund_rules.all()]
    values = folder_values(rules, RegistrationRulesData, leave={"refunds"}) if rules else {}
    return values | ({"refunds": refunds} if refunds else {})


register(
    Part(
        key="registration_rules",
        order=155,
        schema=RegistrationRulesData,
        load=load,
        dump=dump,
        formats=(FileFormat.YAML,),
        written_as=FileFormat.YAML,
    )
)
