"""The messages about entering, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_EXAMPLES = {
    "name": "Asha Juma",
    "title": "Mlinde Game App",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "link": "https://kikaokazi.example.go.tz/sw/maingizo-yangu/…",
}
_EXPLAINED = {
    "title": _("Title of the entry"),
    "link": _("Link to the entry"),
    "time": _("When the entry was received"),
    "owner": _("Who made the entry"),
    "person": _("Who does not confirm the entry"),
    "note": _("What the person wrote"),
    "institution": _("Name of the institution"),
    "until": _("When the call closes"),
}


def _kind(
    *,
    key: str,
    title: object,
    sw: tuple[str, str],
    en: tuple[str, str],
    more: dict[str, str] | None = None,
    leave: tuple[str, ...] = (),
    required: frozenset[str] = frozenset({"link"}),
) -> MessageKind:
    """`sw` and `en` are the subject and the text after the salutation."""
    placeholders = {
        name: text for name, text in {**_EXAMPLES, **(more or {})}.items() if name not in leave
    }
    return MessageKind(
        key=key,
        title=title,  # type: ignore[arg-type]  # the stubs know no better
        placeholders=placeholders,
        required=required,
        explained={name: words for name, words in _EXPLAINED.items() if name in placeholders},
        words={
            (Channel.EMAIL, "sw"): Words("Ndugu {name},\n\n" + sw[1], sw[0]),
            (Channel.EMAIL, "en"): Words("Dear {name},\n\n" + en[1], en[0]),
        },
    )


RECEIVED = _kind(
    key="entry_received",
    title=_("An entry of research or innovation has been received"),
    more={"time": "4 Februari 2027, 16:00"},
    sw=(
        "Ingizo limepokelewa: {title}",
        "Ingizo lako “{title}” kwa ajili ya {meeting} limepokelewa {time}. Waandishi na msimamizi waliotajwa "
        "wameombwa kulithibitisha.\n\nIngizo lako: {link}",
    ),
    en=(
        "Your entry has been received: {title}",
        "Your entry “{title}” for {meeting} was received on {time}. The authors and the supervisor named in it have "
        "been asked to confirm it.\n\nYour entry: {link}",
    ),
)
WITHDRAWN = _kind(
    key="entry_withdrawn",
    title=_("An entry has been withdrawn"),
    sw=(
        "Ingizo limeondolewa: {title}",
        "Ingizo “{title}” kwa ajili ya {meeting} limeondolewa kama ulivyoomba.\n\nIngizo lako: {link}",
    ),
    en=(
        "Your entry has been withdrawn: {title}",
        "The entry “{title}” for {meeting} has been withdrawn as you asked.\n\nYour entry: {link}",
    ),
)
CONFIRMATION_ASKED = _kind(
    key="entry_confirmation_asked",
    title=_("An author or supervisor is asked to confirm an entry"),
    more={"owner": "Juma Ali", "link": "https://kikaokazi.example.go.tz/sw/ubunifu/thibitisha/…"},
    sw=(
        "Thibitisha ingizo: {title}",
        "{owner} amekutaja katika ingizo “{title}” kwa ajili ya {meeting}. Tafadhali sema kama ingizo hili ni lako "
        "pia au unalisimamia:\n\n{link}",
    ),
    en=(
        "Please confirm an entry: {title}",
        "{owner} has named you in the entry “{title}” for {meeting}. Please say whether this entry is yours too, or "
        "whether you supervise it:\n\n{link}",
    ),
)
CONFIRMATION_DECLINED = _kind(
    key="entry_confirmation_declined",
    title=_("An author or supervisor does not confirm an entry"),
    more={"person": "Neema Ali", "note": "Sikushiriki katika kazi hii."},
    sw=(
        "{person} hakuthibitisha ingizo: {title}",
        "{person} amesema kwamba hahusiki na ingizo “{title}” kwa ajili ya {meeting}.\n\nMaelezo: {note}\n\n"
        "Ingizo lako: {link}",
    ),
    en=(
        "{person} does not confirm the entry: {title}",
        "{person} says that the entry “{title}” for {meeting} is not theirs.\n\nNote: {note}\n\nYour entry: {link}",
    ),
)
ANNOUNCED = _kind(
    key="innovation_call_announced",
    title=_("The call for research and innovation, to an institution"),
    more={
        "institution": "Chuo Kikuu cha Dodoma",
        "until": "4 Februari 2027, 16:00",
        "link": "https://kikaokazi.example.go.tz/sw/vikao/2027/ubunifu/wito/",
    },
    leave=("title",),
    sw=(
        "Wito wa tafiti na bunifu: {meeting}",
        "{institution} inaalikwa kuwasilisha tafiti na bunifu kwa ajili ya {meeting}. Mwisho wa kupokea maingizo ni "
        "{until}. Tafadhali wajulishe watafiti, wabunifu na wanafunzi.\n\nWito kamili: {link}",
    ),
    en=(
        "Call for research and innovation: {meeting}",
        "{institution} is invited to enter research and innovations for {meeting}. Entries are taken until {until}. "
        "Please tell your researchers, innovators and students.\n\nThe whole call: {link}",
    ),
)

KINDS = (RECEIVED, WITHDRAWN, CONFIRMATION_ASKED, CONFIRMATION_DECLINED, ANNOUNCED)
