"""The messages that registering sends, with their words until staff write their own."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.kinds import MessageKind
from egov_meeting.notifications.letters import letter_and_sms

_PERSON = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "group": "Kundi la Kwanza",
    "reference": "KK-7QX2M9A",
    "link": "https://kikaokazi.example.go.tz/sw/usajili/yangu/…",
}
_END = {
    "end_sw": "\n\nUsajili wako: {link}\nNamba ya usajili: {reference}",
    "end_en": "\n\nYour registration: {link}\nRegistration number: {reference}",
}
_words = partial(letter_and_sms, **_END)


CODE = MessageKind(
    key="registration_code",
    title=_("Code that confirms an e-mail address"),
    placeholders={**_PERSON, "code": "482 915"},
    required=frozenset({"code", "link"}),
    secret=frozenset({"code"}),
    words=_words(
        end_sw="\n\nAu fungua kiungo hiki: {link}\nNamba ya usajili: {reference}",
        end_en="\n\nOr open this link: {link}\nRegistration number: {reference}",
        subject_sw="{code} ni namba ya kuthibitisha usajili wako",
        sw="Tumepokea usajili wako wa {meeting}, {group}. Thibitisha barua pepe yako kwa kuandika "
        "namba hii kwenye ukurasa wa usajili:\n\n    {code}\n\nThibitisha mapema: nafasi ambayo "
        "haijathibitishwa huachwa kwa mwingine baada ya muda. Kama hukujisajili wewe, usifanye lolote; usajili huu utaisha wenyewe.",
        subject_en="{code} is the code that confirms your registration",
        en="We have received your registration for {meeting}, {group}. Confirm your e-mail address by "
        "typing this code on the registration page:\n\n    {code}\n\nConfirm soon: a place that is not "
        "confirmed goes to somebody else after a while. If it was not you who registered, do nothing; the registration will lapse by itself.",
    ),
)

LINK = MessageKind(
    key="registration_link",
    title=_("Link to one's own registration"),
    placeholders=_PERSON,
    required=frozenset({"link"}),
    words=_words(
        subject_sw="Kiungo cha usajili wako",
        sw="Umeomba kiungo cha usajili wako wa {meeting}, {group}. Kiungo hiki ni chako peke yako; "
        "usimpe mtu mwingine.",
        subject_en="The link to your registration",
        en="You asked for the link to your registration for {meeting}, {group}. It is for you alone; "
        "do not pass it on.",
        sms_sw="Kiungo cha usajili wako, usimpe mtu mwingine: {link}",
        sms_en="The link to your registration, do not pass it on: {link}",
    ),
)

RECEIVED = MessageKind(
    key="registration_received",
    title=_("Registered by one's institution"),
    placeholders={**_PERSON, "institution": "Chuo Kikuu cha Dodoma"},
    required=frozenset({"link"}),
    words=_words(
        subject_sw="Umesajiliwa kushiriki {meeting}",
        sw="Umesajiliwa na {institution} kushiriki {meeting}, {group}. Fungua kiungo kilicho hapa chini "
        "uone taarifa zako, uzisahihishe kama kuna kosa, au ujiondoe.",
        subject_en="You have been registered for {meeting}",
        en="{institution} has registered you for {meeting}, {group}. Open the link below to see what "
        "is kept about you, to correct it, or to withdraw.",
        sms_sw="Umesajiliwa kushiriki {meeting}. Angalia taarifa zako: {link}",
        sms_en="You are registered for {meeting}. See your details: {link}",
    ),
)

WAITING = MessageKind(
    key="registration_waiting",
    title=_("Put on the waiting list"),
    placeholders={**_PERSON, "place": "3"},
    words=_words(
        subject_sw="Upo kwenye orodha ya wanaosubiri: {meeting}",
        sw="Nafasi za {group} zimejaa. Upo kwenye orodha ya wanaosubiri, nafasi ya {place}. Nafasi "
        "ikipatikana tutakujulisha mara moja, na utapewa muda wa kulipia.",
        subject_en="You are on the waiting list: {meeting}",
        en="All places of {group} are taken. You are on the waiting list, as number {place}. When a "
        "place becomes free we will tell you at once, and you will have some time to pay for it.",
    ),
)

PLACE_FREE = MessageKind(
    key="registration_place_free",
    title=_("A place has become free"),
    placeholders={**_PERSON, "until": "4 Februari 2027, 16:00"},
    required=frozenset({"until"}),
    words=_words(
        subject_sw="Umepata nafasi: {meeting}",
        sw="Nafasi imepatikana katika {group} na imeshikiliwa kwa ajili yako. Lipa ada kabla ya {until}; "
        "baada ya hapo nafasi itakwenda kwa anayefuata.",
        subject_en="There is a place for you: {meeting}",
        en="A place in {group} has become free and is kept for you. Pay the fee before {until}; after "
        "that it goes to the next person.",
        sms_sw="Umepata nafasi ya {meeting}. Lipa kabla ya {until}: {link}",
        sms_en="There is a place for you at {meeting}. Pay before {until}: {link}",
    ),
)

CONFIRMED = MessageKind(
    key="registration_confirmed",
    title=_("Place confirmed"),
    placeholders=_PERSON,
    words=_words(
        subject_sw="Ushiriki wako umethibitishwa: {meeting}",
        sw="Nafasi yako katika {group} imethibitishwa. Karibu {meeting}.",
        subject_en="Your place is confirmed: {meeting}",
        en="Your place in {group} is confirmed. Welcome to {meeting}.",
        sms_sw="Ushiriki wako wa {meeting} umethibitishwa. Namba: {reference}",
        sms_en="Your place at {meeting} is confirmed. Number: {reference}",
    ),
)

CANCELLED = MessageKind(
    key="registration_cancelled",
    title=_("Registration cancelled"),
    placeholders={**_PERSON, "refund": "TZS 200,000"},
    words=_words(
        subject_sw="Usajili umeghairiwa: {meeting}",
        sw="Usajili wako wa {group} umeghairiwa. Kiasi utakachorudishiwa: {refund}.",
        subject_en="Registration cancelled: {meeting}",
        en="Your registration for {group} has been cancelled. Amount to be given back: {refund}.",
    ),
)

LAPSED = MessageKind(
    key="registration_lapsed",
    title=_("Registration lapsed"),
    placeholders=_PERSON,
    words=_words(
        subject_sw="Muda wa usajili wako umekwisha: {meeting}",
        sw="Muda wa kukamilisha usajili wako wa {group} umekwisha, na nafasi imeachwa wazi. Kama usajili "
        "bado haujafungwa, unaweza kuomba nafasi tena kupitia kiungo kilicho hapa chini.",
        subject_en="The time for your registration has run out: {meeting}",
        en="The time to complete your registration for {group} has run out, and the place has been given "
        "up. While registration is open you can ask for a place again by the link below.",
    ),
)

EXEMPTED = MessageKind(
    key="registration_exempted",
    title=_("Exempted from the fee"),
    placeholders=_PERSON,
    words=_words(
        subject_sw="Umesamehewa ada: {meeting}",
        sw="Umesamehewa ada ya ushiriki, na nafasi yako katika {group} imethibitishwa.",
        subject_en="You are exempted from the fee: {meeting}",
        en="You are exempted from the participation fee, and your place in {group} is confirmed.",
    ),
)

OWING_AGAIN = MessageKind(
    key="registration_owing_again",
    title=_("Exemption from the fee taken back"),
    placeholders={**_PERSON, "amount": "TZS 200,000"},
    required=frozenset({"amount"}),
    words=_words(
        subject_sw="Msamaha wako wa ada umeondolewa: {meeting}",
        sw="Msamaha wako wa ada ya ushiriki katika {group} umeondolewa. Kiasi kinachotakiwa kulipwa: {amount}. "
        "Kama unalipa mwenyewe, ankara inafuata; kama taasisi yako inakulipia, itaiomba.",
        subject_en="Your exemption from the fee has been taken back: {meeting}",
        en="Your exemption from the participation fee of {group} has been taken back. Amount to be paid: "
        "{amount}. If you pay yourself, the bill follows; if your institution pays for you, it will ask for it.",
        sms_sw="Msamaha wako wa ada ya {meeting} umeondolewa. Unadaiwa {amount}: {link}",
        sms_en="Your exemption from the fee of {meeting} was taken back. You owe {amount}: {link}",
    ),
)

GIVEN_AWAY = MessageKind(
    key="registration_given_away",
    title=_("Place given to another person"),
    placeholders={"name": "Asha Juma", "meeting": _PERSON["meeting"], "group": _PERSON["group"]},
    words=letter_and_sms(
        subject_sw="Nafasi yako imekabidhiwa kwa mwingine: {meeting}",
        sw="Nafasi yako katika {group} imekabidhiwa kwa mtu mwingine wa taasisi yako. Taarifa "
        "zako hazitumiki tena kwa ushiriki huu.",
        subject_en="Your place has been given to another person: {meeting}",
        en="Your place in {group} has been given to another person of your institution. "
        "Your details are no longer used for this participation.",
    ),
)

MOVED = MessageKind(
    key="registration_moved",
    title=_("Moved to another group"),
    placeholders=_PERSON,
    words=_words(
        subject_sw="Umehamishiwa kundi jingine: {meeting}",
        sw="Usajili wako umehamishiwa {group}. Kama ada imebadilika, utapokea ankara ya tofauti au "
        "utarudishiwa kilichozidi.",
        subject_en="You have been moved to another group: {meeting}",
        en="Your registration has been moved to {group}. If the fee has changed you will get a bill for "
        "the difference, or what was too much will be given back.",
    ),
)

KINDS = (
    CODE,
    LINK,
    RECEIVED,
    WAITING,
    PLACE_FREE,
    CONFIRMED,
    CANCELLED,
    LAPSED,
    EXEMPTED,
    OWING_AGAIN,
    GIVEN_AWAY,
    MOVED,
)
