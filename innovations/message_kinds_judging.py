"""The messages to judges about scoring, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "sheets": "5",
    "until": "4 Februari 2027, 16:00",
    "link": "https://kikaokazi.example.go.tz/sw/tathmini/…/",
}
_EXPLAINED = {
    "sheets": _("Number of sheets that are not handed in yet"),
    "until": _("Day and time at which scoring closes, or words that say none is set"),
    "link": _("Link to the judge's own sheets"),
}

OPENED = MessageKind(
    key="judging_opened",
    title=_("Scoring has opened, to a judge"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nKazi ya kutoa alama kwa tafiti na bunifu zilizowasilishwa katika {meeting} imeanza. "
            "Umepangiwa maingizo {sheets}. Alama zinapokelewa hadi: {until}.\n\n"
            "Unaweza kutoa alama kwa simu; unachoandika kinahifadhiwa papo hapo. Kiungo hiki ni chako peke yako, "
            "usimpe mtu mwingine:\n\n{link}",
            "Kutoa alama kumeanza: {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nScoring of the research and innovations entered for {meeting} has opened. "
            "{sheets} entries are assigned to you. Scores are taken until: {until}.\n\n"
            "You can score on a phone; what you type is saved at once. The link is yours alone, do not pass it "
            "on:\n\n{link}",
            "Scoring has opened: {meeting}",
        ),
    },
)

REMINDED = MessageKind(
    key="judging_reminder",
    title=_("Reminder of sheets, to a judge"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nTunakukumbusha kwamba karatasi za alama {sheets} bado hujaziwasilisha kwa ajili ya "
            "{meeting}. Alama zinapokelewa hadi: {until}. Karatasi ambayo haikuwasilishwa haihesabiwi.\n\n{link}",
            "Kikumbusho: karatasi za alama, {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThis is a reminder that {sheets} of your score sheets for {meeting} have not been "
            "handed in. Scores are taken until: {until}. A sheet that is not handed in does not count.\n\n{link}",
            "Reminder: score sheets, {meeting}",
        ),
    },
)

KINDS = (OPENED, REMINDED)
