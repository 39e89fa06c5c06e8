"""The Swahili nouns of the product, by the key that both languages share.

Singulars, plurals and classes are those of the project's glossary; people whose noun has
another form (`ofisa`, `jaji`, `kiongozi`) are marked animate and agree as people.
"""

from __future__ import annotations

from egov_meeting.shared.grammar.swahili.concord import Noun, NounClass


def _nouns(noun_class: NounClass, *, animate: bool = False, **forms: str) -> dict[str, Noun]:
    """Nouns of one class; each form is `singular` or `singular/plural`."""
    nouns = {}
    for key, form in forms.items():
        singular, _, plural = form.partition("/")
        nouns[key] = Noun(singular, plural or singular, noun_class, animate)
    return nouns


PEOPLE = _nouns(
    NounClass.M_WA,
    animate=True,
    accountant="mhasibu/wahasibu",
    auditor="mkaguzi/wakaguzi",
    chairperson="mwenyekiti/wenyeviti",
    chief_executive="mtendaji mkuu/watendaji wakuu",
    citizen="mwananchi/wananchi",
    coordinator="mratibu/waratibu",
    delegate="mjumbe/wajumbe",
    director="mkurugenzi/wakurugenzi",
    engineer="mhandisi/wahandisi",
    expert="mtaalamu/wataalamu",
    facilitator="mwezeshaji/wawezeshaji",
    guest="mgeni/wageni",
    guest_of_honour="mgeni rasmi/wageni rasmi",
    head_of_institution="mkuu wa taasisi/wakuu wa taasisi",
    innovator="mbunifu/wabunifu",
    invited_guest="mgeni mwalikwa/wageni waalikwa",
    journalist="mwanahabari/wanahabari",
    lecturer="mhadhiri/wahadhiri",
    panellist="mwanajopo/wanajopo",
    participant="mshiriki/washiriki",
    person="mtu/watu",
    presenter="mtoa mada/watoa mada",
    public_servant="mtumishi/watumishi",
    representative="mwakilishi/wawakilishi",
    researcher="mtafiti/watafiti",
    sponsor="mfadhili/wafadhili",
    stakeholder="mdau/wadau",
    student="mwanachuo/wanachuo",
    user="mtumiaji/watumiaji",
)

PEOPLE_OF_OTHER_FORMS = _nouns(
    NounClass.JI_MA,
    animate=True,
    accounting_officer="Ofisa Masuuli/Maofisa Masuuli",
    ict_officer="Ofisa TEHAMA/Maofisa TEHAMA",
    judge="jaji/majaji",
    officer="ofisa/maofisa",
    permanent_secretary="Katibu Mkuu/Makatibu Wakuu",
) | _nouns(
    NounClass.KI_VI,
    animate=True,
    discussion_leader="kiongozi wa mjadala/viongozi wa mijadala",
    leader="kiongozi/viongozi",
)

M_MI = _nouns(
    NounClass.M_MI,
    conference="mkutano/mikutano",
    contribution="mchango/michango",
    discussion="mjadala/mijadala",
    guideline="mwongozo/miongozo",
    month="mwezi/miezi",
    region="mkoa/mikoa",
    strategy="mkakati/mikakati",
    summary="muhtasari/mihtasari",
    system="mfumo/mifumo",
    work_plan="mpango kazi/mipango kazi",
    year="mwaka/miaka",
)

JI_MA = _nouns(
    NounClass.JI_MA,
    announcement="tangazo/matangazo",
    complaint="lalamiko/malalamiko",
    conclusion="hitimisho/mahitimisho",
    debt="deni/madeni",
    directive="agizo/maagizo",
    file="faili/mafaili",
    group="kundi/makundi",
    lesson="somo/masomo",
    matter="jambo/mambo",
    mistake="kosa/makosa",
    objective="lengo/malengo",
    panel="jopo/majopo",
    panel_of_judges="jopo la majaji/majopo ya majaji",
    question="swali/maswali",
    recommendation="pendekezo/mapendekezo",
    resolution="azimio/maazimio",
    responsibility="jukumu/majukumu",
    result="tokeo/matokeo",
    table="jedwali/majedwali",
    version="toleo/matoleo",
    vote_of_thanks="neno la shukurani/maneno ya shukurani",
    warning="onyo/maonyo",
    welcome_remarks="neno la ukaribisho/maneno ya ukaribisho",
    word="neno/maneno",
) | _nouns(
    NounClass.MA,
    achievement="mafanikio",
    attendance="mahudhurio",
    comment="maoni",
    exhibition="maonesho",
    instruction="maelekezo",
    payment="malipo",
)

KI_VI = _nouns(
    NounClass.KI_VI,
    amount="kiasi/viasi",
    annex="kiambatisho/viambatisho",
    certificate="cheti/vyeti",
    college="chuo/vyuo",
    identity_card="kitambulisho/vitambulisho",
    item="kipengele/vipengele",
    meeting="kikao kazi/vikao kazi",
    session="kikao/vikao",
    small_group="kikundi/vikundi",
    standard="kiwango/viwango",
    unit="kitengo/vitengo",
    university="chuo kikuu/vyuo vikuu",
)

N = _nouns(
    NounClass.N,
    badge="beji",
    bill="ankara",
    challenge="changamoto",
    committee="kamati",
    control_number="namba ya kumbukumbu ya malipo/namba za kumbukumbu za malipo",
    council="halmashauri",
    date="tarehe",
    day="siku",
    department="idara",
    district="wilaya",
    error="hitilafu",
    fee="ada",
    form="fomu",
    government_authority="mamlaka",
    hour="saa",
    implementation_report="taarifa ya utekelezaji/taarifa za utekelezaji",
    institution="taasisi",
    issue="hoja",
    law="sheria",
    list="orodha",
    local_authority="mamlaka ya serikali za mitaa/mamlaka za serikali za mitaa",
    ministry="wizara",
    minute="dakika",
    notification="arifa",
    opportunity="fursa",
    organising_committee="kamati ya maandalizi/kamati za maandalizi",
    participation_fee="ada ya ushiriki/ada za ushiriki",
    phase="awamu",
    photograph="picha",
    place="nafasi",
    policy="sera",
    programme="ratiba",
    public_institution="taasisi ya umma/taasisi za umma",
    receipt="risiti",
    regulation="kanuni",
    report="taarifa",
    section="sehemu",
    service="huduma",
    shilling="shilingi",
    special_day="siku maalumu",
    speech="hotuba",
    theme="kauli mbiu",
    topic="mada",
    week="wiki",
)

U = _nouns(
    NounClass.U_N,
    document="waraka/nyaraka",
    innovation="ubunifu/bunifu",
    page="ukurasa/kurasa",
    procedure="utaratibu/taratibu",
    research="utafiti/tafiti",
    venue="ukumbi/kumbi",
) | _nouns(
    NounClass.U,
    implementation="utekelezaji",
    participation="ushiriki",
    registration="usajili",
    sponsorship="ufadhili",
)

NOUNS: dict[str, Noun] = PEOPLE | PEOPLE_OF_OTHER_FORMS | M_MI | JI_MA | KI_VI | N | U


def noun(key: str) -> Noun:
    """The noun of that key; raises LookupError naming the key if there is none."""
    try:
        return NOUNS[key]
    except KeyError:
        raise LookupError(f"no Swahili noun is listed under {key!r}") from None
