"""The messages about a programme that changed, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "changes": "– “Wizara ya Afya” iko 10:30–10:55 sasa, si 10:00–10:25.",
    "note": "Kikao cha mchana kimeongezwa muda.",
    "link": "https://kikaokazi.example.go.tz/sw/vikao/2027/ratiba/",
}
_EXPLAINED = {
    "changes": _("What changed for this person, one line each"),
    "note": _("What staff wrote about the new version; may be empty"),
    "link": _("Link to the programme"),
}

SLOT_CHANGED = MessageKind(
    key="programme_slot_changed",
    title=_("The programme changed for a speaker"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nRatiba ya {meeting} imebadilika. Mabadiliko yanayokuhusu:\n\n{changes}\n\n{note}\n\n"
            "Ratiba nzima: {link}",
            "Ratiba imebadilika: {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe programme of {meeting} has changed. What concerns you:\n\n{changes}\n\n{note}\n\n"
            "The whole programme: {link}",
            "The programme has changed: {meeting}",
        ),
        (Channel.SMS, "sw"): Words("Ratiba ya {meeting} imebadilika katika sehemu yako. {link}"),
        (Channel.SMS, "en"): Words("Your part in the programme of {meeting} has changed. {link}"),
    },
)

PICK_CHANGED = MessageKind(
    key="programme_pick_changed",
    title=_("An item of a personal programme changed"),
    placeholders=_EXAMPLES,
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nRatiba ya {meeting} imebadilika. Mambo uliyochagua kuhudhuria yaliyobadilika:\n\n"
            "{changes}\n\n{note}\n\nUchaguzi wako umebaki kama ulivyo. Ratiba nzima: {link}",
            "Ulichochagua kwenye ratiba kimebadilika: {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe programme of {meeting} has changed. Of what you chose to attend:\n\n"
            "{changes}\n\n{note}\n\nYour choice stays as it is. The whole programme: {link}",
            "What you chose in the programme has changed: {meeting}",
        ),
        (Channel.SMS, "sw"): Words("Ulichochagua kwenye ratiba ya {meeting} kimebadilika. {link}"),
        (Channel.SMS, "en"): Words(
            "What you chose in the programme of {meeting} has changed. {link}"
        ),
    },
)

GROUP_CHANGED = MessageKind(
    key="programme_group_changed",
    title=_("A day of a participant's group changed"),
    placeholders=_EXAMPLES
    | {"changes": "– Siku ya 2 (11 Machi 2027) ni ya Kundi la Pili sasa, si ya Kundi la Kwanza."},
    required=frozenset({"link"}),
    explained=_EXPLAINED,
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nRatiba ya {meeting} imebadilika kwa kundi lako:\n\n{changes}\n\n{note}\n\n"
            "Ratiba nzima: {link}",
            "Siku za kundi lako zimebadilika: {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThe programme of {meeting} has changed for your group:\n\n{changes}\n\n{note}\n\n"
            "The whole programme: {link}",
            "The days of your group have changed: {meeting}",
        ),
        (Channel.SMS, "sw"): Words(
            "Siku za kundi lako katika ratiba ya {meeting} zimebadilika. {link}"
        ),
        (Channel.SMS, "en"): Words(
            "The days of your group in the programme of {meeting} have changed. {link}"
        ),
    },
)

KINDS = (SLOT_CHANGED, PICK_CHANGED, GROUP_CHANGED)
