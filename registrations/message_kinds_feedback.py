"""The messages that ask for feedback, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.letters import letter_and_sms

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
    words=letter_and_sms(
        subject_sw="Maoni yako kuhusu {meeting}",
        sw="Asante kwa kushiriki {meeting}. Tunaomba dakika tatu zako utueleze kilichofaa "
        "na cha kuboresha:\n\n{link}\n\nMajibu hayahifadhiwi pamoja na jina lako; kila mshiriki hujibu mara moja.",
        subject_en="Your views on {meeting}",
        en="Thank you for taking part in {meeting}. Please give us three minutes and tell us "
        "what was good and what should be better:\n\n{link}\n\nAnswers are not kept together with your name; "
        "each participant answers once.",
        sms_sw="Tunaomba maoni yako kuhusu {meeting}, bila jina: {link}",
        sms_en="Please tell us your views on {meeting}, without a name: {link}",
    ),
)

FEEDBACK_REMINDER = MessageKind(
    key="feedback_reminder",
    title=_("Reminder of the feedback form"),
    placeholders=_PERSON,
    required=frozenset({"link"}),
    words=letter_and_sms(
        subject_sw="Bado tunasubiri maoni yako kuhusu {meeting}",
        sw="Bado tunasubiri maoni yako kuhusu {meeting}. Fomu ni fupi, na majibu "
        "hayahifadhiwi pamoja na jina lako:\n\n{link}",
        subject_en="We would still like your views on {meeting}",
        en="We would still like to have your views on {meeting}. The form is short, and "
        "answers are not kept together with your name:\n\n{link}",
        sms_sw="Bado tunasubiri maoni yako kuhusu {meeting}: {link}",
        sms_en="We would still like your views on {meeting}: {link}",
    ),
)

KINDS = (FEEDBACK_ASKED, FEEDBACK_REMINDER)
