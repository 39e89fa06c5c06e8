"""The message that brings a certificate, with its words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.letters import letter_and_sms

CERTIFICATE = MessageKind(
    key="registration_certificate",
    title=_("Certificate of participation"),
    placeholders={
        "name": "Asha Juma",
        "meeting": "Kikao Kazi cha Serikali Mtandao",
        "group": "Kundi la Kwanza",
        "reference": "KK-7QX2M9A",
        "link": "https://kikaokazi.example.go.tz/sw/usajili/yangu/…",
        "certificate": "https://kikaokazi.example.go.tz/sw/usajili/yangu/…/cheti/",
        "code": "7KQ2-X9MB-04TZ",
    },
    required=frozenset({"certificate"}),
    words=letter_and_sms(
        subject_sw="Cheti chako cha ushiriki: {meeting}",
        sw="Asante kwa kushiriki {meeting}. Cheti chako cha ushiriki kiko tayari; "
        "kifungue na ukipakue hapa: {certificate}\n\nYeyote anaweza kuthibitisha cheti hicho kwa "
        "msimbo {code} kwenye tovuti hii. Kama jina lako limekosewa, lisahihishe kwenye ukurasa wa "
        "usajili wako, kisha tujulishe ili tukupe cheti kipya.\n\nUsajili wako: {link}",
        subject_en="Your certificate of participation: {meeting}",
        en="Thank you for taking part in {meeting}. Your certificate of participation is "
        "ready; open and download it here: {certificate}\n\nAnyone can verify it on this site by its "
        "code {code}. If there is a mistake in your name, put it right on the page of your "
        "registration and let us know, so that we give you a new one.\n\nYour registration: {link}",
        sms_sw="Cheti chako cha {meeting} kiko tayari: {certificate}",
        sms_en="Your certificate of {meeting} is ready: {certificate}",
    ),
)

KINDS = (CERTIFICATE,)
