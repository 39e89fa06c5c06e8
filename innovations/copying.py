"""The call, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from innovations.models import Award, Call, Criterion, CriterionStep, InvitedBody, Track

# What came of the earlier call, and who gave its certificates, belong to the meeting that was held.
_OF_THE_MEETING = ("selection_locked_at", "results_published_at", "certificates_by")


def copy_call(copying: Copying) -> None:
    """Dates as far from the first day as they were, tracks, criteria with weights and steps, awards, bodies invited."""
    calls = copying.rows(
        Call.objects.filter(edition=copying.source),
        of=lambda row: {"edition": copying.edition},
        dates=("opens_on", "closes_on"),
        leave=_OF_THE_MEETING,
    )

    def of_call(row: InvitedBody | Track | Criterion | Award) -> dict[str, object]:
        return {"call": calls[row.call_id]}

    for model in (InvitedBody, Track, Award):
        copying.rows(model.objects.filter(call__edition=copying.source), of=of_call)
    criteria = copying.rows(Criterion.objects.filter(call__edition=copying.source), of=of_call)
    copying.rows(
        CriterionStep.objects.filter(criterion__call__edition=copying.source),
        of=lambda row: {"criterion": criteria[row.criterion_id]},
    )
