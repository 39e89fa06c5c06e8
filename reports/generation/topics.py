"""4.0 Uwasilishaji wa mada (Presentation of topics): the groups and the two topics."""

from __future__ import annotations

from reports.generation import phrases_en, phrases_sw
from reports.generation.programme_facts import chairs, discussed_by, papers
from reports.generation.voice import Voice, paragraphs, sentences
from sessions_app.choices import ItemKind


def chapter_sw(voice: Voice) -> str:
    if not voice.has("programme.items"):
        return ""
    return (
        "Mada na taarifa ziliwasilishwa kwa makundi, kwa mpangilio wa Ratiba iliyo katika "
        "[[ref:annex_programme]]."
    )


def chapter_en(voice: Voice) -> str:
    if not voice.has("programme.items"):
        return ""
    return (
        "Topics and reports were presented to the groups in the order of the programme in "
        "[[ref:annex_programme]]."
    )


def group_one_sw(voice: Voice) -> str:
    group = voice.material.group(1)
    days = phrases_sw.group_days(voice, group) if group else ""
    if not group or not days:
        return ""
    name = voice.text(group, "name")
    return sentences(f"{name} lilikutana tarehe {days}.", _chairs_sw(voice, 1))


def group_one_en(voice: Voice) -> str:
    group = voice.material.group(1)
    days = phrases_en.group_days(voice, group) if group else ""
    if not group or not days:
        return ""
    return sentences(f"The {voice.text(group, 'name')} met on {days}.", _chairs_en(voice, 1))


def topic_one_sw(voice: Voice) -> str:
    keynote = voice.material.keynote
    if keynote is None:
        return ""
    day = voice.grammar.date(keynote.session.day.date)
    by = f" na {voice.person_with_office(keynote.presenter)}" if keynote.presenter else ""
    again = [voice.grammar.date(day) for day in _repeated_on(voice)]
    repeated = f"Iliwasilishwa tena tarehe {voice.join(again)}." if again else ""
    presented = sentences(f"Mada hii iliwasilishwa tarehe {day}{by}.", repeated)
    return paragraphs(presented, *voice.paragraphs(keynote, "summary"))


def topic_one_en(voice: Voice) -> str:
    keynote = voice.material.keynote
    if keynote is None:
        return ""
    day = voice.grammar.date(keynote.session.day.date)
    by = f" by {voice.person_with_office(keynote.presenter)}" if keynote.presenter else ""
    again = [voice.grammar.date(day) for day in _repeated_on(voice)]
    repeated = f"It was presented again on {voice.join(again)}." if again else ""
    presented = sentences(f"This topic was presented on {day}{by}.", repeated)
    return paragraphs(presented, *voice.paragraphs(keynote, "summary"))


def topic_two_sw(voice: Voice) -> str:
    if not voice.has("ministries.total"):
        return ""
    asked = (
        "Kila wizara, pamoja na taasisi zilizo chini yake, ilitakiwa kuandaa na kuwasilisha taarifa ya "
        "utekelezaji wa Serikali Mtandao. Taarifa hizo zilitakiwa kueleza hatua za utekelezaji (mikakati, "
        "mifumo na miundombinu ya TEHAMA), manufaa yaliyopatikana kwa Serikali na kwa wananchi, changamoto "
        "zilizojitokeza na mapendekezo ya kuzitatua."
    )
    discussed = (
        "Baada ya taarifa kuwasilishwa, washiriki walizijadili na kutoa mapendekezo ya kutatua changamoto "
        "zilizobainishwa."
        if discussed_by(voice, 1)
        else ""
    )
    return paragraphs(asked, _in_and_out_sw(voice), discussed, *_tables(voice))


def topic_two_en(voice: Voice) -> str:
    if not voice.has("ministries.total"):
        return ""
    asked = (
        "Each ministry, together with the institutions under it, was to prepare and present a report on its "
        "implementation of e-Government. The reports were to describe the steps taken (ICT strategies, "
        "systems and infrastructure), the benefits to the Government and to citizens, the challenges met, and "
        "proposals for resolving them."
    )
    discussed = (
        "After the reports had been presented, participants discussed them and made recommendations on how "
        "to resolve the challenges named."
        if discussed_by(voice, 1)
        else ""
    )
    return paragraphs(asked, _in_and_out_en(voice), discussed, *_tables(voice))


def _in_and_out_sw(voice: Voice) -> str:
    if not voice.has("ministries.submitted"):
        return "Hakuna wizara iliyowasilisha taarifa ([[ref:table:ministries_missing]])."
    when = " tarehe [[dates.group.1]]" if voice.has("dates.group.1") else ""
    their = voice.choose(
        "ministries.submitted", one="iliwasilisha taarifa yake", many="ziliwasilisha taarifa zao"
    )
    handed_in = (
        f"Wizara [[ministries.submitted]] kati ya [[ministries.total]] {their}{when} "
        "([[ref:table:ministries_submitted]])."
    )
    silent = ""
    if voice.has("ministries.missing"):
        silent = voice.choose(
            "ministries.missing",
            one="Hata hivyo, wizara moja (1) haikuwasilisha taarifa kama ilivyotakiwa",
            many="Hata hivyo, [[ministries.missing|noun_both]] hazikuwasilisha taarifa kama ilivyotakiwa",
        )
        silent += " ([[ref:table:ministries_missing]])."
    return sentences(handed_in, silent)


def _in_and_out_en(voice: Voice) -> str:
    if not voice.has("ministries.submitted"):
        return "No ministry presented a report ([[ref:table:ministries_missing]])."
    when = " on [[dates.group.1]]" if voice.has("dates.group.1") else ""
    handed_in = (
        f"Of the [[ministries.total]] ministries, [[ministries.submitted]] presented a report{when} "
        "([[ref:table:ministries_submitted]])."
    )
    silent = (
        "However, [[ministries.missing|noun_both]] did not present a report as required "
        "([[ref:table:ministries_missing]])."
    )
    return sentences(handed_in, silent if voice.has("ministries.missing") else "")


def _tables(voice: Voice) -> list[str]:
    return [
        "[[table:ministries_submitted]]" if voice.material.handed_in else "",
        "[[table:ministries_missing]]" if voice.material.not_handed_in else "",
    ]


def group_two_sw(voice: Voice) -> str:
    group = voice.material.group(2)
    if group is None:
        return ""
    name, days = voice.text(group, "name"), phrases_sw.group_days(voice, group)
    members = phrases_sw.who_belongs(voice, group) or voice.clause(group, "character")
    met = f"{name} lilikutana tarehe {days}" if days else f"{name} lilikutana"
    lead = f"{met} na lilihusisha {members}." if members else f"{met}."
    first = voice.material.group(1)
    worked = ""
    if first and discussed_by(voice, 2) and voice.has("recommendations.count"):
        worked = (
            f"Kundi hili lilijadili kwa kina mapendekezo yaliyotoka katika kikao cha "
            f"{voice.text(first, 'name')} na kutoa ushauri wa namna ya kuyatekeleza."
        )
    told = [
        f"Mada “{voice.clause(item, 'title')}” iliwasilishwa na {voice.person_with_office(item.presenter)}."
        for item in papers(voice, 2)
    ]
    return sentences(lead, *told, worked, _chairs_sw(voice, 2))


def group_two_en(voice: Voice) -> str:
    group = voice.material.group(2)
    if group is None:
        return ""
    name, days = voice.text(group, "name"), phrases_en.group_days(voice, group)
    members = phrases_en.who_belongs(voice, group) or voice.clause(group, "character")
    met = f"The {name} met on {days}" if days else f"The {name} met"
    lead = f"{met} and was made up of {members}." if members else f"{met}."
    first = voice.material.group(1)
    worked = ""
    if first and discussed_by(voice, 2) and voice.has("recommendations.count"):
        worked = (
            "The group discussed in depth the recommendations that came from the sessions of the "
            f"{voice.text(first, 'name')} and advised on how to carry them out."
        )
    told = [
        f"The paper “{voice.clause(item, 'title')}” was presented by {voice.person_with_office(item.presenter)}."
        for item in papers(voice, 2)
    ]
    return sentences(lead, *told, worked, _chairs_en(voice, 2))


def _repeated_on(voice: Voice) -> list:
    """The days after the first on which the keynote was given again."""
    days = [
        item.session.day.date for item in voice.material.items() if item.kind == ItemKind.KEYNOTE
    ]
    return [day for day in dict.fromkeys(days) if day != days[0]]


def _chairs_sw(voice: Voice, group: int) -> str:
    people = [voice.person(appearance) for appearance in chairs(voice, group)]
    return f"Vikao vyake viliongozwa na {voice.join(people)}." if any(people) else ""


def _chairs_en(voice: Voice, group: int) -> str:
    people = [voice.person(appearance) for appearance in chairs(voice, group)]
    return f"Its sessions were chaired by {voice.join(people)}." if any(people) else ""
