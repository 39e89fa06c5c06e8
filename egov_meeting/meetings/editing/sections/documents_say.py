"""What the documents of an edition say: figures, statements, corrections, headings, references."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.registry import Chapter, Section
from egov_meeting.meetings.editing.sections.hints import PLACE
from egov_meeting.meetings.models import (
    Correction,
    PrintedHeading,
    PrintedReference,
    RecordedFigure,
    Statement,
)

SECTIONS = (
    Section(
        key="takwimu",
        model=RecordedFigure,
        chapter=Chapter.SOURCES,
        capability="edition.change",
        fields=(
            "measure",
            "group",
            "institution",
            "label",
            "value",
            "approximate",
            "part_of",
            "preferred",
            "place",
        ),
        columns=("measure", "value", "group", "institution", "preferred", "place"),
        related=("group", "institution", "part_of"),
        filters=("measure", "group"),
        search=("label_sw", "label_en", "place", "institution__name_sw"),
        hints={
            "place": PLACE,
            "preferred": _("The report uses this one where documents disagree."),
            "part_of": _("The total of which this figure is a part."),
        },
    ),
    Section(
        key="kauli",
        model=Statement,
        chapter=Chapter.SOURCES,
        capability="edition.change",
        fields=("subject", "text", "language", "place"),
        columns=("subject", "text", "language", "place"),
        search=("subject", "text", "place"),
        hints={
            "place": PLACE,
            "subject": _("For example theme.sw, group.1.dates or breakout.date."),
            "language": _("sw or en; empty where the text has no language."),
        },
    ),
    Section(
        key="masahihisho",
        model=Correction,
        chapter=Chapter.SOURCES,
        capability="edition.change",
        fields=("printed", "corrected", "certain", "note", "place"),
        columns=("printed", "corrected", "certain", "place"),
        search=("printed", "corrected", "note_sw", "note_en", "place"),
        hints={"place": PLACE},
    ),
    Section(
        key="vichwa-vilivyochapishwa",
        model=PrintedHeading,
        chapter=Chapter.SOURCES,
        capability="edition.change",
        fields=("number", "title", "level", "page", "covers"),
        columns=("title", "number", "page"),
        search=("title", "number"),
    ),
    Section(
        key="marejeo-yaliyochapishwa",
        model=PrintedReference,
        chapter=Chapter.SOURCES,
        capability="edition.change",
        fields=("place", "target"),
        columns=("place", "target"),
        search=("place", "target"),
        hints={
            "place": PLACE,
            "target": _("Empty where the reference was cut off in print."),
        },
    ),
)
