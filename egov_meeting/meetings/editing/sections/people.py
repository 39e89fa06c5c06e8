"""Who spoke and officiated: appearances, ceremonies, speeches, photographs; and people themselves."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.meetings.editing.photograph_form import PhotographForm
from egov_meeting.meetings.editing.registry import Chapter, Section
from egov_meeting.meetings.editing.rules import at_least_one_of
from egov_meeting.meetings.editing.sections.hints import KEY, PLACE
from egov_meeting.meetings.models import (
    Appearance,
    Ceremony,
    Person,
    Photograph,
    Speech,
    SponsorMention,
)

LONGEST_SPEECH = 400_000


def named(appearance: Appearance) -> str:
    """A person in a list of choices: name, office and place, since one person appears several times."""
    name = appearance.titled_name
    said = [part for part in (name, str(appearance.office)) if part]
    place = f" [{appearance.place}]" if appearance.place else ""
    return ", ".join(said)[:150] + place


SECTIONS = (
    Section(
        key="wahusika",
        model=Appearance,
        chapter=Chapter.PEOPLE,
        capability="programme.change",
        fields=(
            "person",
            "name_printed",
            "honorific",
            "suffix",
            "office",
            "institution",
            "place",
        ),
        columns=("titled_name", "office", "institution", "place"),
        related=("person", "institution"),
        filters=("institution",),
        search=(
            "person__full_name",
            "name_printed",
            "office_sw",
            "office_en",
            "institution__name_sw",
            "place",
        ),
        rules=(at_least_one_of("person", "name_printed", "office_sw", "office_en"),),
        hints={
            "name_printed": _("Only where the document writes the name otherwise."),
            "place": PLACE,
        },
        choice_label=named,
    ),
    Section(
        key="hafla",
        model=Ceremony,
        chapter=Chapter.PEOPLE,
        capability="edition.change",
        fields=("kind", "group", "date", "guest_of_honour", "on_behalf_of", "summary", "place"),
        columns=("kind", "date", "group", "guest_of_honour"),
        related=("group", "guest_of_honour__person"),
        filters=("kind", "group"),
        search=("summary_sw", "summary_en", "guest_of_honour__person__full_name"),
        hints={"place": PLACE},
    ),
    Section(
        key="hotuba",
        model=Speech,
        chapter=Chapter.PEOPLE,
        capability="edition.change",
        fields=(
            "kind",
            "speaker",
            "likely_speaker",
            "delivered_by",
            "group",
            "occasion",
            "date",
            "title",
            "summary",
            "original_language",
            "full_text",
        ),
        columns=("title", "speaker", "date", "kind"),
        related=("speaker__person",),
        filters=("kind", "group"),
        search=("title_sw", "title_en", "speaker__person__full_name", "summary_sw", "summary_en"),
        longest={"full_text": LONGEST_SPEECH},
        hints={
            "full_text": _("In the language it was given in; an empty line begins a paragraph.")
        },
    ),
    Section(
        key="wafadhili-katika-hotuba",
        model=SponsorMention,
        chapter=Chapter.PEOPLE,
        capability="edition.change",
        of="speech__edition",
        parent="hotuba",
        parent_field="speech",
        fields=("speech", "institution", "name_said"),
        columns=("name_said", "institution", "speech"),
        related=("institution", "speech"),
        filters=("speech",),
        search=("name_said", "institution__name_sw", "institution__name_en"),
    ),
    Section(
        key="picha",
        model=Photograph,
        chapter=Chapter.PEOPLE,
        capability="media.change",
        fields=("image", "caption", "section", "is_placeholder", "place"),
        columns=("caption", "image", "section", "is_placeholder"),
        search=("caption_sw", "caption_en", "section"),
        filters=("is_placeholder",),
        hints={"place": PLACE},
        form=PhotographForm,
    ),
    Section(
        key="watu",
        model=Person,
        chapter=Chapter.SHARED,
        capability="programme.change",
        of=None,
        fields=("full_name", "key"),
        columns=("full_name", "key"),
        search=("full_name", "key"),
        hints={"key": KEY},
    ),
)
