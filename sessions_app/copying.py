"""The skeleton of the programme, for an edition that is started from an earlier one."""

from egov_meeting.meetings.copying import Copying
from sessions_app.models import Day, Item, Session

# What was said, by whom, and how an old document printed it, belongs to the meeting that was held.
_OF_THE_DAY = ("date_printed", "theme_printed")
_OF_THE_SESSION = ("summary_sw", "summary_en", "stated_start", "stated_end")
_OF_THE_ITEM = (
    *("summary_sw", "summary_en", "times_inferred", "floor"),
    *("presenter", "presenter_note_sw", "presenter_note_en"),
    *("ministry", "ministry_certain", "institutions_printed"),
)


def copy_programme(copying: Copying) -> None:
    """Days, sessions and items with kinds, titles and times; nobody who chairs or presents."""

    def of_day(row: Day) -> dict[str, object]:
        return {"edition": copying.edition, "group": copying.groups.get(row.group_id or 0)}

    days = copying.rows(
        copying.source.programme_days.all(), of=of_day, dates=("date",), leave=_OF_THE_DAY
    )
    sessions = copying.rows(
        Session.objects.filter(day__edition=copying.source),
        of=lambda row: {"day": days[row.day_id]},
        leave=_OF_THE_SESSION,
    )
    copying.rows(
        Item.objects.filter(session__day__edition=copying.source),
        of=lambda row: {"session": sessions[row.session_id]},
        leave=_OF_THE_ITEM,
    )
