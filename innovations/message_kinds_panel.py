"""The messages that screening and the panel send, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.letters import letter_and_sms

_LINK = "https://kikaokazi.example.go.tz/sw/jopo/…/"
_ENTRANT = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "title": "Mfumo wa Kufuatilia Maji",
    "number": "12",
    "reason": "Ambatisha maelezo ya majaribio.",
}
_JUDGE = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "link": _LINK,
}
_EXPLAINED = {
    "title": _("Title of the entry"),
    "number": _("Number of the entry"),
    "reason": _("What staff wrote to the entrant"),
    "entries": _("Number of entries"),
    "what": _("What has happened on the panel"),
    "link": _("Link to the page about it"),
}


SCREENED = MessageKind(
    key="entry_screened",
    title=_("Entry taken to judging, to the entrant"),
    placeholders=_ENTRANT,
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Kazi yako imekubaliwa kutathminiwa: {meeting}",
        sw="Kazi yako namba {number}, “{title}”, iliyowasilishwa kwa ajili ya {meeting} imekubaliwa "
        "kutathminiwa na majaji. {reason}",
        subject_en="Your entry goes to the judges: {meeting}",
        en="Your entry number {number}, “{title}”, to {meeting} has been taken to judging. {reason}",
    ),
)

RETURNED = MessageKind(
    key="entry_returned",
    title=_("Entry returned for correction, to the entrant"),
    placeholders=_ENTRANT,
    required=frozenset({"reason"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Kazi yako imerudishwa ili urekebishe: {meeting}",
        sw="Kazi yako namba {number}, “{title}”, iliyowasilishwa kwa ajili ya {meeting} imerudishwa ili "
        "uirekebishe na kuiwasilisha tena:\n\n{reason}",
        subject_en="Your entry has been returned for correction: {meeting}",
        en="Your entry number {number}, “{title}”, to {meeting} has been returned to you. Please correct "
        "it and hand it in again:\n\n{reason}",
    ),
)

DECLINED = MessageKind(
    key="entry_declined",
    title=_("Entry not taken to judging, to the entrant"),
    placeholders=_ENTRANT,
    required=frozenset({"reason"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Kazi yako haitatathminiwa: {meeting}",
        sw="Kazi yako namba {number}, “{title}”, iliyowasilishwa kwa ajili ya {meeting} haikukubaliwa "
        "kutathminiwa na majaji. Sababu:\n\n{reason}",
        subject_en="Your entry does not go to the judges: {meeting}",
        en="Your entry number {number}, “{title}”, to {meeting} was not taken to judging. The "
        "reason:\n\n{reason}",
    ),
)

INVITED = MessageKind(
    key="judge_invited",
    title=_("Invitation to the panel of judges"),
    placeholders=_JUDGE,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Mwaliko wa kuwa jaji: {meeting}",
        sw="Unaalikwa kuwa mjumbe wa jopo la majaji wa tafiti na bunifu zilizowasilishwa kwa ajili ya "
        "{meeting}. Fungua kiungo hiki kukubali au kukataa, kutaja utaalamu wako, na kueleza kama una "
        "uhusiano na kazi yoyote. Kiungo ni chako peke yako; usimpe mtu mwingine:\n\n{link}",
        subject_en="An invitation to judge: {meeting}",
        en="You are invited to the panel of judges of the research and innovation entered for "
        "{meeting}. Open this link to accept or decline, to name your expertise, and to say whether "
        "you have a relation to any entry. It is for you alone; do not pass it on:\n\n{link}",
    ),
)

LINK_AGAIN = MessageKind(
    key="judge_link",
    title=_("New link to a judge"),
    placeholders=_JUDGE,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Kiungo chako kipya cha jaji: {meeting}",
        sw="Hiki ni kiungo chako kipya kama jaji wa {meeting}. Kiungo cha zamani hakifanyi kazi "
        "tena:\n\n{link}",
        subject_en="Your new link as a judge: {meeting}",
        en="This is your new link as a judge of {meeting}. The former one does not work any "
        "more:\n\n{link}",
    ),
)

MORE_ENTRIES = MessageKind(
    key="judge_more_entries",
    title=_("More entries for a judge while scoring is open"),
    placeholders={**_JUDGE, "entries": "3"},
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Umepangiwa kazi zaidi za kutathmini: {meeting}",
        sw="Jopo la majaji limebadilika, na umepangiwa kazi zaidi za kutathmini. Idadi: {entries}.\n\n{link}",
        subject_en="More entries for you to judge: {meeting}",
        en="The panel has changed, and more entries have been assigned to you. Number: "
        "{entries}.\n\n{link}",
    ),
)

REMOVED = MessageKind(
    key="judge_removed",
    title=_("Taken off the panel, to a judge"),
    placeholders={"name": _JUDGE["name"], "meeting": _JUDGE["meeting"]},
    words=letter_and_sms(
        subject_sw="Ujaji wako umekoma: {meeting}",
        sw="Hutakuwa tena mjumbe wa jopo la majaji wa {meeting}. Alama ulizokwisha kuwasilisha "
        "zinabaki kumbukumbu. Tunakushukuru kwa kazi yako.",
        subject_en="Your part on the panel has ended: {meeting}",
        en="You are no longer on the panel of judges of {meeting}. The sheets that you have handed in "
        "are kept. We thank you for your work.",
    ),
)

NOTICE = MessageKind(
    key="panel_notice",
    title=_("What has happened on the panel, to staff"),
    placeholders={**_JUDGE, "what": "Asha Juma amejiuzulu."},
    required=frozenset({"what"}),
    explained=_EXPLAINED,
    words=letter_and_sms(
        subject_sw="Jopo la majaji limebadilika: {meeting}",
        sw="{what}\n\nAngalia mgawanyo wa kazi: {link}",
        subject_en="The panel of judges has changed: {meeting}",
        en="{what}\n\nSee who judges what: {link}",
    ),
)

KINDS = (
    SCREENED,
    RETURNED,
    DECLINED,
    INVITED,
    LINK_AGAIN,
    MORE_ENTRIES,
    REMOVED,
    NOTICE,
)
