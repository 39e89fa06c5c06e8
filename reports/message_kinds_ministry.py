"""The messages about ministry reports, with their words until staff write their own."""

from django.utils.translation import gettext_lazy as _

from egov_meeting.notifications.choices import Channel
from egov_meeting.notifications.kinds import MessageKind, Words

_FOCAL = {
    "name": "Asha Juma",
    "meeting": "Kikao Kazi cha Serikali Mtandao",
    "ministry": "Wizara ya Nishati",
    "until": "4 Februari 2027, 16:00",
    "link": "https://kikaokazi.example.go.tz/sw/wizara-yangu/…",
}
_EXPLAINED = {
    "ministry": _("Name of the ministry"),
    "until": _("When the report is due"),
    "link": _("Link to the ministry's report"),
    "code": _("Number of the receipt"),
    "remarks": _("The remarks, part by part"),
    "reason": _("Why the call was opened again"),
    "changes": _("What differs in the tables of the report"),
}


def _kind(
    *,
    key: str,
    title: object,
    sw: tuple[str, str],
    en: tuple[str, str],
    more: dict[str, str] | None = None,
    required: frozenset[str] = frozenset({"link"}),
) -> MessageKind:
    """`sw` and `en` are subject and text between the salutation and the link."""
    end_sw, end_en = "\n\nTaarifa ya wizara yako: {link}", "\n\nYour ministry's report: {link}"
    placeholders = {**_FOCAL, **(more or {})}
    return MessageKind(
        key=key,
        title=title,  # type: ignore[arg-type]
        placeholders=placeholders,
        required=required,
        explained={name: words for name, words in _EXPLAINED.items() if name in placeholders},
        words={
            (Channel.EMAIL, "sw"): Words("Ndugu {name},\n\n" + sw[1] + end_sw, sw[0]),
            (Channel.EMAIL, "en"): Words("Dear {name},\n\n" + en[1] + end_en, en[0]),
        },
    )


CALLED = _kind(
    key="ministry_report_called",
    title=_("A ministry is called upon to report"),
    sw=(
        "Taarifa ya utekelezaji inatakiwa: {meeting}",
        "{ministry} inaombwa kuwasilisha taarifa ya utekelezaji wa Serikali Mtandao kwa ajili ya {meeting}. "
        "Iandike kwenye ukurasa ulio hapa chini na uiwasilishe kabla ya {until}.",
    ),
    en=(
        "A report on implementation is wanted: {meeting}",
        "{ministry} is asked for its report on the implementation of e-Government for {meeting}. Write it on the page "
        "below and hand it in before {until}.",
    ),
)
REMINDER = _kind(
    key="ministry_report_reminder",
    title=_("Reminder of a ministry's report"),
    sw=(
        "Kumbusho: taarifa ya {ministry}",
        "Bado hatujapokea taarifa ya {ministry} kwa ajili ya {meeting}. Mwisho wa kuwasilisha ni {until}. "
        "Yaliyokwisha kuandikwa yamehifadhiwa.",
    ),
    en=(
        "Reminder: the report of {ministry}",
        "We have not yet received the report of {ministry} for {meeting}. It is due on {until}. What has been written "
        "is kept.",
    ),
)
OVERDUE = _kind(
    key="ministry_report_overdue",
    title=_("A ministry's report is late"),
    sw=(
        "Taarifa ya {ministry} imechelewa",
        "Taarifa ya {ministry} kwa ajili ya {meeting} ilitakiwa kufikia {until} na bado haijawasilishwa. Kama mnahitaji "
        "muda zaidi, wasilianeni na mratibu wa kikao.",
    ),
    en=(
        "The report of {ministry} is late",
        "The report of {ministry} for {meeting} was due on {until} and has not been handed in. If you need more time, "
        "write to the organiser of the meeting.",
    ),
)
RECEIPT = _kind(
    key="ministry_report_receipt",
    title=_("Receipt for a ministry's report"),
    more={"code": "0f9c1c0e-6c8e-4f0e-9a39-3f6f7f7f2d11"},
    required=frozenset({"link", "code"}),
    sw=(
        "Taarifa ya {ministry} imepokelewa",
        "Taarifa ya {ministry} kwa ajili ya {meeting} imepokelewa.\nNamba ya stakabadhi: {code}",
    ),
    en=(
        "The report of {ministry} has been received",
        "The report of {ministry} for {meeting} has been received.\nNumber of the receipt: {code}",
    ),
)
RETURNED = _kind(
    key="ministry_report_returned",
    title=_("A ministry's report is returned with remarks"),
    more={"remarks": "Changamoto: taja taasisi zilizoguswa."},
    required=frozenset({"link", "remarks"}),
    sw=(
        "Taarifa ya {ministry} imerudishwa ikiwa na maoni",
        "Taarifa ya {ministry} kwa ajili ya {meeting} imerudishwa. Irekebishe kulingana na maoni haya, kisha "
        "uiwasilishe tena kabla ya {until}:\n\n{remarks}",
    ),
    en=(
        "The report of {ministry} is returned with remarks",
        "The report of {ministry} for {meeting} has been returned. Mend it according to these remarks and hand it in "
        "again before {until}:\n\n{remarks}",
    ),
)
ACCEPTED = _kind(
    key="ministry_report_accepted",
    title=_("A ministry's report is accepted"),
    sw=(
        "Taarifa ya {ministry} imekubaliwa",
        "Taarifa ya {ministry} kwa ajili ya {meeting} imekubaliwa. Asanteni.",
    ),
    en=(
        "The report of {ministry} is accepted",
        "The report of {ministry} for {meeting} has been accepted. Thank you.",
    ),
)
EXTENDED = _kind(
    key="ministry_report_extended",
    title=_("A ministry is given more time"),
    required=frozenset({"link", "until"}),
    sw=(
        "Muda wa taarifa ya {ministry} umeongezwa",
        "Taarifa ya {ministry} kwa ajili ya {meeting} sasa inaweza kuwasilishwa hadi {until}.",
    ),
    en=(
        "More time for the report of {ministry}",
        "The report of {ministry} for {meeting} can now be handed in until {until}.",
    ),
)
REOPENED = _kind(
    key="ministry_reports_reopened",
    title=_("The call for ministry reports is opened again"),
    more={"reason": "Wizara tatu zilikosa mtandao."},
    required=frozenset({"link", "until", "reason"}),
    sw=(
        "Wito wa taarifa za wizara umefunguliwa tena: {meeting}",
        "Taarifa ya {ministry} kwa ajili ya {meeting} inaweza kuandikwa na kuwasilishwa tena hadi {until}.\n"
        "Sababu ya kufungua tena: {reason}",
    ),
    en=(
        "The call for ministry reports is open again: {meeting}",
        "The report of {ministry} for {meeting} can again be written and handed in, until {until}.\n"
        "Why it was opened again: {reason}",
    ),
)
TABLES_CHANGED = _kind(
    key="ministry_tables_changed",
    title=_("A ministry's line in the tables of the report has changed"),
    more={
        "reason": "Wizara tatu zilikosa mtandao.",
        "changes": "Imewasilisha taarifa yake.",
    },
    required=frozenset({"link", "changes"}),
    sw=(
        "Jedwali la taarifa ya kikao limebadilika: {ministry}",
        "Wito wa taarifa za wizara wa {meeting} ulifunguliwa tena, na sasa umefungwa.\nSababu ya kufungua tena: "
        "{reason}\n\nKilichobadilika katika majedwali ya taarifa ya kikao kuhusu {ministry}:\n{changes}",
    ),
    en=(
        "The tables of the meeting's report have changed: {ministry}",
        "The call for ministry reports of {meeting} was opened again, and is closed now.\nWhy it was opened again: "
        "{reason}\n\nWhat differs about {ministry} in the tables of the meeting's report:\n{changes}",
    ),
)

KINDS = (
    CALLED,
    REMINDER,
    OVERDUE,
    RECEIPT,
    RETURNED,
    ACCEPTED,
    EXTENDED,
    REOPENED,
    TABLES_CHANGED,
)
