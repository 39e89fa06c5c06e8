"""The messages of following resolutions up, with their words until staff write their own."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words
from egov_meeting.notifications.letters import letter_and_sms

_EXAMPLE = {
    "name": "Asha Juma",
    "institution": "Chuo Kikuu cha Dodoma",
    "resolution": "KK/2023/06",
    "title": "Kujiunga na GovESB",
    "due": "30 Juni 2027",
    "link": "https://kikaokazi.example.go.tz/sw/taasisi-yangu/maazimio/2023/6/",
}
_EXPLAINED = {
    "resolution": _("Number of the resolution in the register"),
    "title": _("Title of the resolution"),
    "due": _("The day by which it is to be carried out"),
    "link": _("Link to the page where progress is reported"),
    "remarks": _("What e-GA remarked"),
    "state": _("How it stands as accepted"),
    "head": _("Office of the head of the institution"),
}


_words = partial(letter_and_sms, end_sw="\n\n{link}", end_en="\n\n{link}")

ASKED = MessageKind(
    key="obligation_asked",
    title=_("Asked to report on a resolution"),
    placeholders=_EXAMPLE,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words=_words(
        subject_sw="Taarifa ya utekelezaji inaombwa: {resolution}",
        sw="{institution} inawajibika kutekeleza azimio {resolution}, “{title}”. Tafadhali toa taarifa ya hatua "
        "iliyofikiwa, pamoja na vielelezo, kupitia kiungo hiki:",
        subject_en="Report on progress: {resolution}",
        en="{institution} is responsible for carrying out resolution {resolution}, “{title}”. Please report how "
        "far you have come, with evidence, by this link:",
    ),
)

RETURNED = MessageKind(
    key="progress_returned",
    title=_("Progress report returned with remarks"),
    placeholders={**_EXAMPLE, "remarks": "Ambatisha barua ya idhini."},
    required=frozenset({"link", "remarks"}),
    explained=_EXPLAINED,
    words=_words(
        subject_sw="Taarifa imerudishwa na maoni: {resolution}",
        sw="Taarifa ya {institution} kuhusu azimio {resolution}, “{title}”, imerudishwa na maoni haya:\n\n"
        "{remarks}\n\nTafadhali toa taarifa tena kupitia kiungo hiki:",
        subject_en="Report returned with remarks: {resolution}",
        en="The report of {institution} on resolution {resolution}, “{title}”, has been returned with these "
        "remarks:\n\n{remarks}\n\nPlease report again by this link:",
    ),
)

ACCEPTED = MessageKind(
    key="progress_accepted",
    title=_("Progress report accepted"),
    placeholders={**_EXAMPLE, "state": "Linaendelea vizuri, asilimia 60"},
    explained=_EXPLAINED,
    words=_words(
        subject_sw="Taarifa imekubaliwa: {resolution}",
        sw="Taarifa ya {institution} kuhusu azimio {resolution}, “{title}”, imekubaliwa. Hali yake sasa: {state}.",
        subject_en="Report accepted: {resolution}",
        en="The report of {institution} on resolution {resolution}, “{title}”, has been accepted. It now stands "
        "as: {state}.",
    ),
)

REMINDER = MessageKind(
    key="obligation_reminder",
    title=_("Reminder of a resolution that is due"),
    placeholders=_EXAMPLE,
    required=frozenset({"link", "due"}),
    explained=_EXPLAINED,
    words=_words(
        subject_sw="Kumbusho: azimio {resolution} linatakiwa kutekelezwa ifikapo {due}",
        sw="Azimio {resolution}, “{title}”, ambalo {institution} inawajibika kulitekeleza, linatakiwa kukamilika "
        "ifikapo {due}. Tafadhali toa taarifa ya hatua iliyofikiwa kupitia kiungo hiki:",
        subject_en="Reminder: resolution {resolution} is due on {due}",
        en="Resolution {resolution}, “{title}”, for which {institution} is responsible, is to be carried out by "
        "{due}. Please report how far you have come by this link:",
    ),
)

OVERDUE = MessageKind(
    key="obligation_overdue",
    title=_("A resolution is overdue"),
    placeholders=_EXAMPLE,
    required=frozenset({"link", "due"}),
    explained=_EXPLAINED,
    words=_words(
        subject_sw="Muda umepita: azimio {resolution}",
        sw="Azimio {resolution}, “{title}”, lilitakiwa kutekelezwa na {institution} ifikapo {due}, na bado "
        "haijaripotiwa kuwa limekamilika. Tafadhali toa taarifa kupitia kiungo hiki:",
        subject_en="Overdue: resolution {resolution}",
        en="Resolution {resolution}, “{title}”, was to be carried out by {institution} by {due}, and has not been "
        "reported done. Please report by this link:",
    ),
)

# The head has no account that names a language, so the letter is in both; what stands twice in it:
TWICE = ("institution", "title", "due", "link")
_HEAD_SW = (
    "Azimio {resolution}, “{title}”, lilitakiwa kutekelezwa na {institution} ifikapo {due}. Hadi sasa taasisi "
    "haijaripoti kuwa limekamilika. Azimio na hali yake vinapatikana hapa; taarifa hutolewa na mratibu wa "
    "taasisi:\n\n{link}"
)
_HEAD_EN = (
    "Resolution {resolution}, “{title_en}”, was to be carried out by {institution_en} by {due_en}. The institution "
    "has not reported it done so far. The resolution and how it stands are found here; reports are made by the "
    "institution's focal person:\n\n{link_en}"
)
_HEAD_WORDS = Words(
    f"Ndugu {{name}},\n\n{_HEAD_SW}\n\n– – –\n\nDear {{name}},\n\n{_HEAD_EN}",
    "Azimio halijakamilishwa / Resolution not completed: {resolution}",
)

ESCALATION = MessageKind(
    key="obligation_escalation",
    title=_("An overdue resolution, to the head of the institution"),
    placeholders={
        **_EXAMPLE,
        "head": "Mkurugenzi Mkuu",
        "institution_en": "University of Dodoma",
        "title_en": "Joining GovESB",
        "due_en": "30 June 2027",
        "link_en": "https://kikaokazi.example.go.tz/en/maazimio/2023/6/",
    },
    required=frozenset({"link", "due"}),
    explained={
        **_EXPLAINED,
        "institution_en": _("Name of the institution in English"),
        "title_en": _("Title of the resolution in English"),
        "due_en": _("The day by which it is to be carried out, in English"),
        "link_en": _("Link to the page in English"),
    },
    words={(Channel.EMAIL, "sw"): _HEAD_WORDS, (Channel.EMAIL, "en"): _HEAD_WORDS},
)

KINDS = (ASKED, RETURNED, ACCEPTED, REMINDER, OVERDUE, ESCALATION)
