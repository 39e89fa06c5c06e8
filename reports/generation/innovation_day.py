"""4.4 Siku Maalumu ya Utafiti na Ubunifu (Research and Innovation Day), with table III."""

from __future__ import annotations

from egov_meeting.meetings.models import ParticipantGroup
from innovations.models import Entry, Selection
from reports.generation import phrases_en, phrases_sw
from reports.generation.programme_facts import papers
from reports.generation.voice import Voice, lower_first, paragraphs, sentences
from reports.richtext.markdown import escaped


def swahili(voice: Voice) -> str:
    return paragraphs(
        _day_sw(voice),
        _entries_sw(voice),
        _table(voice),
        _charts(voice),
        _papers_sw(voice),
        _certificates_sw(voice),
    )


def english(voice: Voice) -> str:
    return paragraphs(
        _day_en(voice),
        _entries_en(voice),
        _table(voice),
        _charts(voice),
        _papers_en(voice),
        _certificates_en(voice),
    )


def _group(voice: Voice) -> ParticipantGroup | None:
    return next((group for group in voice.material.groups if group.day_name_sw), None)


def _purpose(voice: Voice) -> str:
    call = voice.material.call
    return voice.clause(call, "purpose") if call else ""


def _day_sw(voice: Voice) -> str:
    group, purpose = _group(voice), _purpose(voice)
    if group is None:
        return ""
    days, members = phrases_sw.group_days(voice, group), phrases_sw.who_belongs(voice, group)
    name = voice.clause(group, "day_name")
    return sentences(
        f"Tarehe {days} ilikuwa {name}." if days else "",
        f"Lengo la siku hiyo lilikuwa {purpose}." if purpose else "",
        f"Walioshiriki ni {lower_first(members)}." if members else "",
    )


def _day_en(voice: Voice) -> str:
    group, purpose = _group(voice), _purpose(voice)
    if group is None:
        return ""
    days, members = phrases_en.group_days(voice, group), phrases_en.who_belongs(voice, group)
    name = voice.clause(group, "day_name")
    return sentences(
        f"The {name} was held on {days}." if days else "",
        f"Its purpose was {purpose}." if purpose else "",
        f"It brought together {lower_first(members)}." if members else "",
    )


def _entries_sw(voice: Voice) -> str:
    if not voice.has("entries.total"):
        return ""
    invited = _invited(voice)
    source = (
        " kutoka [[entries.institutions|noun_both]]" if voice.has("entries.institutions") else ""
    )
    table = " ([[ref:table:entries]])" if voice.material.entries else ""
    return sentences(
        f"Mwaliko wa kuwasilisha tafiti na bunifu ulitolewa kwa {invited}." if invited else "",
        f"Jumla ya tafiti na bunifu [[entries.total]] ziliwasilishwa{source}{table}.",
        _judged(voice, "Kazi hizo zilipitiwa na {jury}."),
        "Kati ya hizo, [[entries.exhibited]] zilichaguliwa kushiriki maonesho."
        if voice.has("entries.exhibited")
        else "",
        _stage_sw(voice),
        _awards_sw(voice),
    )


def _entries_en(voice: Voice) -> str:
    if not voice.has("entries.total"):
        return ""
    invited = _invited(voice)
    source = " from [[entries.institutions|noun_both]]" if voice.has("entries.institutions") else ""
    table = " ([[ref:table:entries]])" if voice.material.entries else ""
    return sentences(
        f"An invitation to enter research and innovations went to {lower_first(invited)}."
        if invited
        else "",
        f"A total of [[entries.total]] pieces of research and innovations were entered{source}{table}.",
        _judged(voice, "They were examined by a {jury}."),
        "Of these, [[entries.exhibited]] were chosen for the exhibition."
        if voice.has("entries.exhibited")
        else "",
        _stage_en(voice),
        _awards_en(voice),
    )


def _invited(voice: Voice) -> str:
    call = voice.material.call
    return voice.join(voice.clause(body, "text") for body in call.invited.all()) if call else ""


def _judged(voice: Voice, sentence: str) -> str:
    call = voice.material.call
    jury = voice.clause(call, "jury") if call else ""
    return sentence.format(jury=lower_first(jury)) if jury else ""


def _stage_sw(voice: Voice) -> str:
    if not voice.has("entries.presented"):
        return ""
    said = "Aidha, tafiti na bunifu [[entries.presented|both]] zilipewa nafasi ya kuwasilishwa jukwaani"
    places = _stage_institutions(voice)
    return f"{said}: {voice.join(places)}." if places else f"{said}."


def _stage_en(voice: Voice) -> str:
    if not voice.has("entries.presented"):
        return ""
    said = "In addition, [[entries.presented|both]] were presented to the meeting"
    places = _stage_institutions(voice)
    return f"{said}: {voice.join(places)}." if places else f"{said}."


def _stage_institutions(voice: Voice) -> list[str]:
    """How many of those on the stage came from where: `Chuo Kikuu cha Dodoma (1)`."""
    prefix = "entries.presented."
    return [
        f"{label} ([[{key}]])"
        for key, figure in voice.figures.items()
        if key.startswith(prefix)
        and (
            label := (figure.label_sw if voice.language == "sw" else figure.label_en).partition(
                ": "
            )[2]
        )
    ]


def _awards_sw(voice: Voice) -> str:
    given = _awards(voice)
    if not given:
        return ""
    begin = "Tuzo iliyotolewa ni" if len(given) == 1 else "Tuzo zilizotolewa ni"
    return f"{begin} {voice.join(given)}."


def _awards_en(voice: Voice) -> str:
    given = _awards(voice)
    if not given:
        return ""
    begin = "The award given was" if len(given) == 1 else "The awards given were"
    return f"{begin} {voice.join(given)}."


def _awards(voice: Voice) -> list[str]:
    """Each with its entry and institution, or all who share it: `Ubunifu Bora (“Mlinde App”, Chuo Kikuu cha Dodoma)`."""
    shared: dict[int | None, list[Selection]] = {}
    for one in voice.material.awards:
        shared.setdefault(one.award_id, []).append(one)
    return [
        f"{voice.clause(rows[0].award, 'name')} ({voice.join([_winner(voice, one) for one in rows])})"
        for rows in shared.values()
    ]


def _winner(voice: Voice, one: Selection) -> str:
    return f"“{escaped(one.entry.title)}”, {_entered_by(voice, one.entry)}"


def _entered_by(voice: Voice, entry: Entry) -> str:
    if entry.institution is not None:
        return voice.institution(entry.institution)
    return escaped(entry.institution_name)


def _table(voice: Voice) -> str:
    return "[[table:entries]]" if voice.material.entries else ""


def _charts(voice: Voice) -> str:
    """Drawn where judges have scored, and where an earlier meeting stands beside this one."""
    return paragraphs(
        "[[chart:scores]]" if voice.material.scores else "",
        "[[chart:entries]]" if voice.material.entries_by_meeting else "",
    )


def _papers_sw(voice: Voice) -> str:
    speakers = _speakers(voice)
    if not speakers:
        return ""
    return f"Mada nyingine kuhusu utafiti na ubunifu ziliwasilishwa na {voice.join(speakers)}."


def _papers_en(voice: Voice) -> str:
    speakers = _speakers(voice)
    if not speakers:
        return ""
    return f"Further papers on research and innovation were presented by {voice.join(speakers)}."


def _speakers(voice: Voice) -> list[str]:
    group = _group(voice)
    if group is None:
        return []
    named = [voice.person_with_office(item.presenter) for item in papers(voice, group.number)]
    return list(dict.fromkeys(named))


def _certificates_sw(voice: Voice) -> str:
    call = voice.material.call
    if call is None or call.certificates_by is None:
        return ""
    giver = voice.person_with_office(call.certificates_by)
    which = (
        "[[certificates.count|both]] zilizochaguliwa"
        if voice.has("certificates.count")
        else "zilizochaguliwa"
    )
    return (
        f"Tafiti na bunifu {which} zilitunukiwa vyeti vya kutambua mchango wao. Vyeti hivyo vilitolewa na "
        f"{giver}."
    )


def _certificates_en(voice: Voice) -> str:
    call = voice.material.call
    if call is None or call.certificates_by is None:
        return ""
    giver = voice.person_with_office(call.certificates_by)
    which = (
        "The [[certificates.count|both]] that were chosen"
        if voice.has("certificates.count")
        else "Those chosen"
    )
    return (
        f"{which} were awarded certificates in recognition of their contribution. The certificates were "
        f"given by {giver}."
    )
