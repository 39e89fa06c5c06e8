"""What the ministries are told of each part, until staff write their own words."""

from __future__ import annotations

from reports.choices import ReportPart

GENERAL = {
    "sw": "Andika kwa Kiswahili, kwa Kiingereza au kwa lugha zote mbili. Eleza yaliyofanyika tangu kikao kilichopita, "
    "kwa wizara na kwa taasisi zilizo chini yake. Taja takwimu na tarehe pale zinapojulikana.",
    "en": "Write in Swahili, in English or in both. Tell what was done since the last meeting, by the ministry and by "
    "the institutions under it. Give figures and dates where they are known.",
}

OF_PARTS: dict[str, dict[str, str]] = {
    ReportPart.IMPLEMENTATION: {
        "sw": "Eleza mikakati, sera na miongozo iliyopitishwa; mifumo na huduma zilizoanza kutumika, ni nani "
        "wanaozitumia na zimeunganishwa na mifumo gani; na miundombinu iliyojengwa au kuboreshwa.",
        "en": "Tell which strategies, policies and guidelines were adopted; which systems and services came into use, "
        "who uses them and with which other systems they exchange data; and which infrastructure was built or improved.",
    },
    ReportPart.BENEFITS: {
        "sw": "Eleza Serikali na wananchi wamepata nini: muda na gharama zilizookolewa, mapato yaliyoongezeka, huduma "
        "zilizo karibu zaidi. Onyesha hali ilivyokuwa kabla na ilivyo sasa.",
        "en": "Tell what the Government and citizens have gained: time and money saved, revenue increased, services "
        "brought nearer. Show how things were before and how they are now.",
    },
    ReportPart.CHALLENGES: {
        "sw": "Taja changamoto kubwa, moja kwa kila aya: ni nini kilikwamisha utekelezaji, kimegusa taasisi zipi, na "
        "hatua zipi zimechukuliwa.",
        "en": "Name the main challenges, one in each paragraph: what stood in the way, which institutions it touched, "
        "and what has been done about it.",
    },
    ReportPart.PROPOSALS: {
        "sw": "Pendekeza kifanyike nini, nani akifanye na lini. Mapendekezo haya ndiyo msingi wa hoja za kikao na "
        "maazimio yake.",
        "en": "Propose what should be done, by whom and by when. The key issues of the meeting and its resolutions "
        "grow out of these proposals.",
    },
}


def usual_guidance() -> dict[str, str]:
    """The columns of a call that hold guidance, filled with the words above."""
    general = {f"guidance_{language}": words for language, words in GENERAL.items()}
    return general | {
        f"{part}_guidance_{language}": words
        for part, both in OF_PARTS.items()
        for language, words in both.items()
    }
