"""How the call and the entries are edited."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section, register
from egov_meeting.meetings.editing.rules import in_order
from egov_meeting.meetings.models import Edition
from innovations.forms.call import (
    CallSectionForm,
    CriterionSectionForm,
    EntrySectionForm,
    StepSectionForm,
)
from innovations.models import (
    Award,
    Call,
    Criterion,
    CriterionStep,
    Entry,
    EntryAuthor,
    InvitedBody,
    Track,
)
from innovations.permissions import can_view_innovations
from innovations.selectors.call import scoring_has_begun, time_given, weights_sum
from innovations.selectors.gallery import are_entries_public

_INNOVATIONS = {"chapter": Chapter.INNOVATIONS, "capability": "innovations.change"}


def time_is_short(call: Call) -> Mapping[str, Any]:
    """Where entrants have fewer days than the minimum or than they had for the last meetings."""
    given = time_given(call=call)
    if not given.is_short:
        return {}
    told = {"days": given.days, "wanted": given.wanted}
    text = gettext(
        "Between opening and closing lie %(days)d days; the minimum, and what entrants had for the last meetings, is %(wanted)d."
    )
    return {"closes_on": text % told}


def weights_do_not_add_up(criterion: Criterion) -> Mapping[str, Any]:
    """Where the weights of the call do not come to one."""
    total = weights_sum(call=criterion.call)
    if total == 1:
        return {}
    text = gettext("The weights of all criteria must come to 1; now they come to %(sum)s.")
    return {"weight": text % {"sum": total.normalize()}}


def kept_for_the_sheets(row: Criterion | CriterionStep) -> str:
    """What judges score by stays once scoring has begun."""
    call = row.call if isinstance(row, Criterion) else row.criterion.call
    if scoring_has_begun(call=call):
        return gettext("Scoring has begun: the criteria can no longer be changed.")
    return ""


def call_behind(row: Call | Criterion | CriterionStep) -> QuerySet[Call]:
    """The call of a row: whoever opens scoring holds it."""
    if isinstance(row, CriterionStep):
        return Call.objects.filter(criteria=row.criterion_id)
    return Call.objects.filter(pk=row.pk if isinstance(row, Call) else row.call_id)


def may_read_entries(user: Any, edition: Edition | None) -> bool:
    """Before the results are published entries and their authors are for those who see innovations."""
    if edition is None:
        return False
    return can_view_innovations(user, edition) or are_entries_public(edition=edition)


def kept_for_its_people(call: Call) -> str:
    """Without its call what was entered would be open to everybody, and the panel would be gone."""
    is_used = call.judges.exists() or call.stages.exists()
    if is_used or call.edition.entries.filter(owner__isnull=False).exists():
        return gettext("Somebody has entered something or is on the panel: the call stays.")
    return ""


SECTIONS = (
    Section(
        key="mwito",
        model=Call,
        single=True,
        fields=(
            "opens_on",
            "closes_on",
            "closes_at",
            "minimum_days",
            "purpose",
            "takes_research",
            "takes_innovations",
            "most_words",
            "is_blind",
            "judges_each",
            "has_second_stage",
            "sends_remarks",
            "exhibition_places",
            "stage_places",
            "certificates_by",
            "jury",
        ),
        columns=("opens_on", "closes_on"),
        rules=(in_order("opens_on", "closes_on"),),
        hints={
            "closes_at": _("Without a clock the call closes at the end of its last day."),
            "minimum_days": _("Staff are warned when entrants have fewer days than this."),
            "judges_each": _("At least 3, better 5."),
        },
        warnings=time_is_short,
        kept=kept_for_its_people,
        behind=call_behind,
        form=CallSectionForm,
        **_INNOVATIONS,
    ),
    Section(
        key="walioalikwa",
        model=InvitedBody,
        of="call__edition",
        parent="mwito",
        parent_field="call",
        fields=("call", "text"),
        columns=("text",),
        search=("text_sw", "text_en"),
        related=("call__edition",),
        **_INNOVATIONS,
    ),
    Section(
        key="nyanja",
        model=Track,
        of="call__edition",
        parent="mwito",
        parent_field="call",
        fields=("call", "name"),
        columns=("name",),
        search=("name_sw", "name_en"),
        related=("call__edition",),
        **_INNOVATIONS,
    ),
    Section(
        key="vigezo",
        model=Criterion,
        of="call__edition",
        parent="mwito",
        parent_field="call",
        fields=("call", "name", "description", "weight"),
        columns=("name", "weight"),
        search=("name_sw", "name_en"),
        related=("call__edition",),
        hints={"weight": _("Its share of the whole, such as 0.25. All weights come to 1.")},
        warnings=weights_do_not_add_up,
        kept=kept_for_the_sheets,
        behind=call_behind,
        form=CriterionSectionForm,
        **_INNOVATIONS,
    ),
    Section(
        key="maana-ya-alama",
        model=CriterionStep,
        of="criterion__call__edition",
        parent="vigezo",
        parent_field="criterion",
        fields=("criterion", "score", "text"),
        columns=("score", "text"),
        search=("text_sw", "text_en"),
        related=("criterion__call__edition",),
        kept=kept_for_the_sheets,
        behind=call_behind,
        form=StepSectionForm,
        **_INNOVATIONS,
    ),
    Section(
        key="tuzo",
        model=Award,
        of="call__edition",
        parent="mwito",
        parent_field="call",
        fields=("call", "name"),
        columns=("name",),
        search=("name_sw", "name_en"),
        related=("call__edition",),
        **_INNOVATIONS,
    ),
    Section(
        key="maingizo",
        model=Entry,
        fields=(
            "number",
            "title",
            "title_language",
            "kind",
            "kind_certain",
            "track",
            "institution",
            "institution_name",
            "institution_printed",
            "abstract",
            "work_stage",
            "link",
            "video_link",
            "summary",
            "shows_summary",
            "supervisor",
            "state",
            "exhibited",
            "presented",
        ),
        columns=("title", "number", "institution", "kind", "state", "exhibited", "presented"),
        related=("institution",),
        filters=("kind", "state", "institution", "exhibited", "presented"),
        search=("title", "institution__name_sw", "institution__name_en", "authors__full_name"),
        hints={"title": _("A title is a name: it stays in its own language.")},
        form=EntrySectionForm,
        readers=may_read_entries,
        **_INNOVATIONS,
    ),
    Section(
        key="waandishi",
        model=EntryAuthor,
        of="entry__edition",
        parent="maingizo",
        parent_field="entry",
        fields=("entry", "full_name"),
        columns=("full_name", "entry"),
        related=("entry",),
        search=("full_name", "entry__title"),
        readers=may_read_entries,
        **_INNOVATIONS,
    ),
)

for _section in SECTIONS:
    register(_section)
