"""All checks in the order in which a reader meets their areas."""

from collections.abc import Callable, Iterator

from egov_meeting.meetings.models import Edition
from reports.findings import (
    breakout,
    continuity,
    corrections,
    figures,
    innovations,
    ministries,
    people,
    printed,
    programme,
    repeats,
    resolutions,
    sponsors,
    wording,
)
from reports.findings.finding import Finding
from reports.findings.reading import one_run

Check = Callable[[Edition], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    figures.differing_figures,
    figures.parts_that_do_not_add_up,
    figures.figures_against_rows,
    wording.differing_statements,
    continuity.promised_year_of_the_next_meeting,
    sponsors.sponsors_left_out_of_speeches,
    sponsors.sponsors_thanked_but_not_listed,
    sponsors.sponsors_under_another_name,
    people.offices_that_differ,
    people.speeches_without_a_speaker,
    programme.gaps,
    programme.overlaps,
    programme.sessions_that_outlast_their_items,
    programme.items_without_a_time,
    programme.one_chair_of_several_sessions,
    programme.session_numbers_that_restart,
    programme.closings_without_an_item,
    ministries.ministries_without_a_slot,
    ministries.ministries_with_several_slots,
    ministries.slots_of_an_uncertain_ministry,
    ministries.ministries_printed_otherwise,
    breakout.ministries_in_no_breakout_group,
    breakout.breakout_groups_without_a_report,
    breakout.breakout_day_outside_the_group,
    breakout.breakout_missing_from_the_programme,
    innovations.chosen_entries_not_named,
    innovations.presented_entries_not_named,
    resolutions.resolutions_without_an_owner,
    repeats.paragraphs_written_twice,
    printed.numbers_left_out,
    printed.headings_without_a_number,
    printed.headings_that_cover_the_same,
    printed.key_issues_announced_but_missing,
    printed.references_to_nothing,
    corrections.facts_printed_wrong,
)


def findings_of(edition: Edition) -> list[Finding]:
    """Return the contradictions in the edition's data, in the active language.

    The number of queries does not grow with the rows of the edition.
    """
    with one_run(edition) as fresh:
        return [finding for check in CHECKS for finding in check(fresh)]
