"""The messages to those who chair, present or sit on a panel, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "slots": "– Jumatano, 4 Februari 2027, 10:00–10:25: Wizara ya Afya",
    "link": "https://kikaokazi.example.go.tz/sw/mzungumzaji/…/",
}
_EXPLAINED = {
    "slots": _("Day, time and title of the person's slots, one line each"),
    "link": _("Link to the speaker's own page"),
}

INVITED = MessageKind(
    key="speaker_invited",
    title=_("Invitation of a speaker"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nUnaombwa kushiriki katika ratiba ya {meeting} kama ifuatavyo:\n\n{slots}\n\n"
            "Fungua ukurasa wako ili kuthibitisha au kusema kwamba hutaweza, kutuma slaidi zako, na kuona maswali "
            "kutoka ukumbini. Huhitaji nenosiri; kiungo hiki ni chako peke yako, usimpe mtu mwingine:\n\n{link}",
            "Nafasi yako katika {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nYou are asked to take part in the programme of {meeting} as follows:\n\n{slots}\n\n"
            "Open your page to confirm or to say that you cannot, to send your slides, and to see the questions "
            "from the floor. You need no password; the link is yours alone, do not pass it on:\n\n{link}",
            "Your part in {meeting}",
        ),
        (Channel.SMS, "sw"): Words(
            "Una nafasi katika ratiba ya {meeting}. Thibitisha na utume slaidi hapa: {link}"
        ),
        (Channel.SMS, "en"): Words(
            "You have a part in the programme of {meeting}. Confirm and send your slides here: {link}"
        ),
    },
)

REMINDED = MessageKind(
    key="speaker_reminded",
    title=_("Reminder to a speaker"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained={
        **_EXPLAINED,
        "slots": _("The slots that lack an answer or slides, one line each, with what is lacking"),
    },
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nTunakukumbusha kuhusu nafasi zako katika {meeting}. Bado tunasubiri:\n\n{slots}\n\n"
            "Ukurasa wako: {link}",
            "Kikumbusho: nafasi yako katika {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThis is a reminder about your part in {meeting}. We are still waiting for:\n\n{slots}\n\n"
            "Your page: {link}",
            "Reminder: your part in {meeting}",
        ),
        (Channel.SMS, "sw"): Words(
            "Kikumbusho: thibitisha nafasi yako katika {meeting} na utume slaidi: {link}"
        ),
        (Channel.SMS, "en"): Words(
            "Reminder: confirm your part in {meeting} and send your slides: {link}"
        ),
    },
)

KINDS = (INVITED, REMINDED)
