"""The criteria offered to a call that has none: five, with what the scores mean, in both languages.

Staff change words and weights until scoring begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Offered:
    """One criterion; `steps` are the meaning of a score in Swahili and English."""

    name: tuple[str, str]
    description: tuple[str, str]
    weight: Decimal
    steps: dict[int, tuple[str, str]]


CRITERIA = (
    Offered(
        name=("Upya", "Novelty"),
        description=(
            "Wazo au njia ni mpya kiasi gani ikilinganishwa na yaliyopo nchini na kwingineko.",
            "How new the idea or the way is, compared with what exists in the country and elsewhere.",
        ),
        weight=Decimal("0.25"),
        steps={
            0: (
                "Ni nakala ya kitu kilichopo; hakuna jipya.",
                "A copy of what exists; nothing new.",
            ),
            3: (
                "Mabadiliko madogo ya kitu kinachojulikana.",
                "A small change of something well known.",
            ),
            5: (
                "Kitu kinachojulikana kimetumika kwa njia mpya nchini.",
                "Something known, used in a way that is new in the country.",
            ),
            8: (
                "Wazo au njia mpya, tofauti na zilizopo, na imeelezwa kwa nini.",
                "A new idea or way, unlike those that exist, and it is said why.",
            ),
            10: (
                "Mpya kabisa: haijafanywa hivi popote, na kuna ushahidi wa hilo.",
                "Entirely new: done like this nowhere, with evidence for it.",
            ),
        },
    ),
    Offered(
        name=("Manufaa kwa huduma za umma", "Use to public services"),
        description=(
            "Ni tatizo gani la wananchi au la Serikali linatatuliwa, na kwa watu wangapi.",
            "Which problem of citizens or of Government it solves, and for how many people.",
        ),
        weight=Decimal("0.25"),
        steps={
            0: ("Hakuna tatizo linalotatuliwa.", "It solves no problem."),
            3: (
                "Tatizo limetajwa, lakini manufaa hayaonekani wazi.",
                "A problem is named, but the use is not clear.",
            ),
            5: (
                "Manufaa ya wazi kwa kundi dogo au kwa taasisi moja.",
                "Clear use to a small group or to one institution.",
            ),
            8: (
                "Manufaa makubwa kwa huduma inayotumiwa na wengi.",
                "Great use to a service that many people need.",
            ),
            10: (
                "Inabadilisha huduma muhimu kwa nchi nzima, na manufaa yamepimwa.",
                "It changes an important service for the whole country, and the use has been measured.",
            ),
        },
    ),
    Offered(
        name=("Ubora wa kazi", "Quality of the work"),
        description=(
            "Njia iliyotumika, uhandisi, majaribio na usalama wa taarifa.",
            "Method, engineering, trials, and how safe data are.",
        ),
        weight=Decimal("0.20"),
        steps={
            0: ("Hakuna kazi iliyofanyika.", "No work has been done."),
            3: ("Kazi ya awali, yenye mapungufu makubwa.", "First work, with great shortcomings."),
            5: (
                "Kazi nzuri kwa jumla; majaribio au usalama haukuelezwa.",
                "Good work on the whole; trials or security are not described.",
            ),
            8: (
                "Kazi makini iliyojaribiwa; mapungufu yamesemwa.",
                "Careful work that was tried; shortcomings are named.",
            ),
            10: (
                "Kazi ya kiwango cha juu, iliyojaribiwa na watumiaji, na inayoweza kurudiwa na wengine.",
                "Work of a high standard, tried with users, that others can repeat.",
            ),
        },
    ),
    Offered(
        name=("Uwezekano wa kutekelezwa", "Feasibility"),
        description=(
            "Inawezekana kutumika, kuunganishwa na mifumo iliyopo na kuendelezwa kwa gharama inayobebeka.",
            "Whether it can be used, joined to the systems there are, and kept up at a cost that can be borne.",
        ),
        weight=Decimal("0.20"),
        steps={
            0: ("Haiwezekani.", "Not possible."),
            3: (
                "Inawezekana kwa shida; gharama au masharti hayajulikani.",
                "Hardly possible; costs or conditions are unknown.",
            ),
            5: (
                "Inawezekana, lakini kuna vikwazo vikubwa ambavyo havijatatuliwa.",
                "Possible, but great obstacles are not solved.",
            ),
            8: (
                "Inawezekana kwa mpango ulioelezwa na gharama zinazojulikana.",
                "Possible, with a plan that is described and known costs.",
            ),
            10: (
                "Inatumika tayari au iko tayari kutumika, na kuna anayeiendeleza.",
                "In use or ready for use, and somebody keeps it up.",
            ),
        },
    ),
    Offered(
        name=("Uwasilishaji", "Presentation"),
        description=(
            "Maelezo, picha na faili zinaeleweka na zinakamilisha picha ya kazi.",
            "Whether words, pictures and files are clear and give the whole picture of the work.",
        ),
        weight=Decimal("0.10"),
        steps={
            0: ("Haieleweki.", "Not understandable."),
            3: ("Inaeleweka kwa sehemu tu.", "Understandable in parts only."),
            5: (
                "Inaeleweka; mambo muhimu yanakosekana.",
                "Understandable; important things are missing.",
            ),
            8: ("Wazi, iliyopangika na kamili.", "Clear, in good order and complete."),
            10: (
                "Wazi kabisa hata kwa asiye mtaalamu, kwa mifano na ushahidi.",
                "Entirely clear even to a layperson, with examples and evidence.",
            ),
        },
    ),
)
