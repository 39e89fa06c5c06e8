"""2.6 Ada ya ushiriki (Participation fees), in words and figures."""

from __future__ import annotations

from egov_meeting.meetings.models import ParticipantGroup
from reports.generation.voice import Voice, sentences


def swahili(voice: Voice) -> str:
    told = [_group_sw(voice, group) for group in voice.material.groups]
    if not any(told):
        return ""
    return sentences("Washiriki walilipa ada ya ushiriki kulingana na makundi yao.", *told)


def english(voice: Voice) -> str:
    told = [_group_en(voice, group) for group in voice.material.groups]
    if not any(told):
        return ""
    return sentences("Participants paid a fee according to their group.", *told)


def _group_sw(voice: Voice, group: ParticipantGroup) -> str:
    fees, name = list(group.fees.all()), voice.text(group, "name")
    if not fees:
        return ""
    if len(fees) == 1:
        return f"Kila mshiriki wa {name} alilipa {_amount(group, fees[0].order)}."
    each = [
        f"ada ya {voice.clause(fee, 'name')} ilikuwa {_amount(group, fee.order)}" for fee in fees
    ]
    return f"Katika {name}, {_joined(each, 'na')} kwa kila mshiriki."


def _group_en(voice: Voice, group: ParticipantGroup) -> str:
    fees, name = list(group.fees.all()), voice.text(group, "name")
    if not fees:
        return ""
    if len(fees) == 1:
        return f"Each participant of the {name} paid {_amount(group, fees[0].order)}."
    each = [f"{_amount(group, fee.order)} for {voice.clause(fee, 'name')}" for fee in fees]
    return f"In the {name} the fee was {_joined(each, 'and')}, each."


def _amount(group: ParticipantGroup, order: int) -> str:
    return f"[[fees.{group.number}.{order}]]"


def _joined(phrases: list[str], last: str) -> str:
    """Amounts have commas of their own to come; with two there is nothing to part."""
    return ", ".join(phrases[:-1]) + f" {last} {phrases[-1]}"
