"""The messages about results, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "title": "Mlinde Game App",
    "link": "https://kikaokazi.example.go.tz/sw/maingizo-yangu/12/matokeo/",
}
_EXPLAINED = {
    "title": _("Title of the entry"),
    "result": _("What the entry was selected for, or that it was not"),
    "score": _("Total, rank, and what was adjusted, one sentence a line"),
    "remarks": _("What judges wrote to the entrant; empty when the call sends no remarks"),
    "link": _("Link to the result of the entry"),
}

RESULT = MessageKind(
    key="entry_result",
    title=_("Letter to an entrant about the result"),
    placeholders={
        **_EXAMPLES,
        "result": "Hongera: ingizo lako limechaguliwa. Maonesho.",
        "score": "Jopo limelipa ingizo alama 7.35 kati ya 10: nafasi ya 4 kati ya 24.",
        "remarks": "Jaji wa 2: Tatizo limeelezwa vizuri.",
    },
    required=frozenset({"result", "link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nHaya ni matokeo ya ingizo lako “{title}” kwa ajili ya {meeting}:\n\n{result}\n\n"
            "{score}\n\n{remarks}\n\nBarua yako na matokeo yote: {link}",
            "Matokeo: {title}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThis is the result of your entry “{title}” for {meeting}:\n\n{result}\n\n{score}\n\n"
            "{remarks}\n\nYour letter and all results: {link}",
            "Result: {title}",
        ),
    },
)

CERTIFICATE = MessageKind(
    key="entry_certificate",
    title=_("Certificate of an entry that was selected"),
    placeholders={**_EXAMPLES, "holder": "Asha Juma", "code": "ABCD-EFGH-JKMN"},
    required=frozenset({"code", "link"}),
    explained={
        "title": _EXPLAINED["title"],
        "holder": _("The name on the certificate"),
        "code": _("The code by which the certificate is verified"),
        "link": _("Link to the page that verifies the certificate"),
    },
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nCheti cha {holder} kwa ajili ya ingizo “{title}”, lililochaguliwa katika {meeting}, "
            "kimetolewa. Namba yake ya uthibitisho ni {code}.\n\nKithibitishe hapa: {link}",
            "Cheti: {title}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe certificate of {holder} for the entry “{title}”, selected at {meeting}, has been "
            "given. Its verification code is {code}.\n\nVerify it here: {link}",
            "Certificate: {title}",
        ),
    },
)

KINDS = (RESULT, CERTIFICATE)
