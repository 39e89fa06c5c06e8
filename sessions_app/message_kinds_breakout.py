"""The messages to the rapporteurs of breakout groups, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "group": "Kikundi cha kwanza",
    "link": "https://kikaokazi.example.go.tz/sw/vikundi/2027/1/sw/",
}
_EXPLAINED = {
    "group": _("Name of the breakout group"),
    "link": _("Link to the report of the group"),
}

NAMED = MessageKind(
    key="breakout_rapporteur_named",
    title=_("Somebody is named rapporteur of a breakout group"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nUmeteuliwa kuwa mwandishi wa {group} katika {meeting}. Ingia kwa akaunti yako na uandike "
            "taarifa ya kikundi hapa:\n\n{link}",
            "Umeteuliwa kuwa mwandishi wa {group}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nYou have been named rapporteur of {group} at {meeting}. Sign in with your account and "
            "write the report of the group here:\n\n{link}",
            "You are rapporteur of {group}",
        ),
    },
)

RETURNED = MessageKind(
    key="breakout_report_returned",
    title=_("The report of a breakout group is returned with remarks"),
    placeholders={**_EXAMPLES, "remarks": "Taja wahusika wa kila jambo katika mpango."},
    required=frozenset({"link", "remarks"}),
    explained={**_EXPLAINED, "remarks": _("What is to be changed in the report")},
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nTaarifa ya {group} ({meeting}) imerudishwa. Irekebishe kulingana na maoni haya, kisha "
            "uiwasilishe tena:\n\n{remarks}\n\nTaarifa ya kikundi: {link}",
            "Taarifa ya {group} imerudishwa ikiwa na maoni",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe report of {group} ({meeting}) has been returned. Mend it according to these remarks "
            "and hand it in again:\n\n{remarks}\n\nThe report of the group: {link}",
            "The report of {group} is returned with remarks",
        ),
    },
)

ACCEPTED = MessageKind(
    key="breakout_report_accepted",
    title=_("The report of a breakout group is accepted"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nTaarifa ya {group} ({meeting}) imekubaliwa. Asante.\n\nTaarifa ya kikundi: {link}",
            "Taarifa ya {group} imekubaliwa",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe report of {group} ({meeting}) has been accepted. Thank you.\n\n"
            "The report of the group: {link}",
            "The report of {group} is accepted",
        ),
    },
)

KINDS = (NAMED, RETURNED, ACCEPTED)
