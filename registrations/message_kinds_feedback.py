"""The messages that ask for feedback, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_PERSON = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "link": "https://kikaokazi.example.go.tz/sw/usajili/yangu/…/maoni/",
}

FEEDBACK_ASKED = MessageKind(
    key="feedback_asked",
    title=_("The feedback form is open"),
    placeholders=_PERSON,
    required=frozenset({"link"}),
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nAsante kwa kushiriki {meeting}. Tunaomba dakika tatu zako utueleze kilichofaa "
            "na cha kuboresha:\n\n{link}\n\nMajibu hayahifadhiwi pamoja na jina lako; kila mshiriki hujibu mara moja.",
            "Maoni yako kuhusu {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nThank you for taking part in {meeting}. Please give us three minutes and tell us "
            "what was good and what should be better:\n\n{link}\n\nAnswers are not kept together with your name; "
            "each participant answers once.",
            "Your views on {meeting}",
        ),
        (Channel.SMS, "sw"): Words("Tunaomba maoni yako kuhusu {meeting}, bila jina: {link}"),
        (Channel.SMS, "en"): Words(
            "Please tell us your views on {meeting}, without a name: {link}"
        ),
    },
)

FEEDBACK_REMINDER = MessageKind(
    key="feedback_reminder",
    title=_("Reminder of the feedback form"),
    placeholders=_PERSON,
    required=frozenset({"link"}),
    words={
        (Channel.EMAIL, "sw"): Words(
            "Ndugu {name},\n\nBado tunasubiri maoni yako kuhusu {meeting}. Fomu ni fupi, na majibu "
            "hayahifadhiwi pamoja na jina lako:\n\n{link}",
            "Bado tunasubiri maoni yako kuhusu {meeting}",
        ),
        (Channel.EMAIL, "en"): Words(
            "Dear {name},\n\nWe would still like to have your views on {meeting}. The form is short, and "
            "answers are not kept together with your name:\n\n{link}",
            "We would still like your views on {meeting}",
        ),
        (Channel.SMS, "sw"): Words("Bado tunasubiri maoni yako kuhusu {meeting}: {link}"),
        (Channel.SMS, "en"): Words("We would still like your views on {meeting}: {link}"),
    },
)

KINDS = (FEEDBACK_ASKED, FEEDBACK_REMINDER)
