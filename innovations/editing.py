"""How the call and the entries are edited."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section, register
from egov_meeting.meetings.editing.rules import in_order
from innovations.models import Call, Entry, EntryAuthor, InvitedBody

_INNOVATIONS = {"chapter": Chapter.INNOVATIONS, "capability": "innovations.change"}

SECTIONS = (
    Section(
        key="mwito",
        model=Call,
        single=True,
        fields=(
            "opens_on",
            "closes_on",
            "exhibition_places",
            "stage_places",
            "purpose",
            "certificates_by",
            "jury",
        ),
        columns=("opens_on", "closes_on"),
        rules=(in_order("opens_on", "closes_on"),),
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
        key="maingizo",
        model=Entry,
        fields=(
            "number",
            "title",
            "title_language",
            "kind",
            "kind_certain",
            "institution",
            "institution_printed",
            "summary",
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
        **_INNOVATIONS,
    ),
)

for _section in SECTIONS:
    register(_section)
