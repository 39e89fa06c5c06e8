"""Who chairs, presents and sits on panels in an edition, in which slots, and what came of asking them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet

from egov_meeting.documents.choices import UploadState
from egov_meeting.meetings.models import Edition, Person
from registrations.phones import is_tanzanian
from sessions_app.choices import ContributionState, SlotAnswerState
from sessions_app.models import (
    Contribution,
    Day,
    Item,
    Material,
    Session,
    SessionRole,
    SlotAnswer,
    Speaker,
)

_ITEM, _ROLE = "kipengele", "nafasi"
_READ = (ContributionState.SHOWN, ContributionState.ANSWERED)


@dataclass
class SpeakerSlot:
    """An item somebody presents, or a part in a session. Exactly one of `item` and `role` is there."""

    item: Item | None = None
    role: SessionRole | None = None
    answer: SlotAnswer | None = None
    materials: list[Material] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What stands in the address."""
        return f"{_ITEM}-{self.item.pk}" if self.item else f"{_ROLE}-{self.part.pk}"

    @property
    def part(self) -> SessionRole:
        assert self.role is not None
        return self.role

    @property
    def session(self) -> Session:
        return self.item.session if self.item else self.part.session

    @property
    def day(self) -> Day:
        return self.session.day

    @property
    def starts_at(self) -> dt.time | None:
        return self.item.starts_at if self.item else self.session.stated_start

    @property
    def ends_at(self) -> dt.time | None:
        return self.item.ends_at if self.item else self.session.stated_end

    @property
    def material(self) -> Material | None:
        """The newest version that was not withdrawn and not refused."""
        return next((one for one in self.materials if is_standing(one)), None)

    @property
    def state(self) -> str:
        """The answer, "" while nobody asked."""
        return self.answer.state if self.answer else ""


@dataclass
class SpeakerRow:
    """A person of the programme with the slots, and how the person is reached, if that is known."""

    person: Person
    slots: list[SpeakerSlot]
    speaker: Speaker | None = None

    @property
    def is_reachable(self) -> bool:
        """An e-mail address, or a phone that takes SMS, is known."""
        speaker = self.speaker
        return speaker is not None and bool(speaker.email or is_tanzanian(speaker.phone))

    @property
    def is_invited(self) -> bool:
        """Asked about every slot there is now."""
        return all(slot.answer for slot in self.slots)

    def number_in(self, state: str) -> int:
        """How many slots stand so."""
        return sum(slot.state == state for slot in self.slots)

    @property
    def confirmed(self) -> int:
        return self.number_in(SlotAnswerState.CONFIRMED)

    @property
    def declined(self) -> int:
        return self.number_in(SlotAnswerState.DECLINED)

    @property
    def asked(self) -> int:
        return self.number_in(SlotAnswerState.ASKED)

    @property
    def presented(self) -> int:
        """How many items want slides."""
        return sum(slot.item is not None for slot in self.slots)

    @property
    def slides_in(self) -> int:
        return sum(slot.material is not None for slot in self.slots)

    @property
    def lacks_slides(self) -> bool:
        return self.slides_in < self.presented

    @property
    def may_be_reminded(self) -> bool:
        """Something is still to be answered or sent by somebody who was asked and can be reached."""
        was_asked = any(slot.answer for slot in self.slots)
        return self.is_reachable and was_asked and (self.asked > 0 or self.lacks_slides)


def speaker_rows(*, edition: Edition, person: int | None = None) -> list[SpeakerRow]:
    """Everybody of the programme, by name, or the one person. Five queries, however many there are."""
    slots = _slots_by_person(edition, person)
    speakers = Speaker.objects.filter(edition=edition, person__in=slots).select_related("user")
    known = {speaker.person_id: speaker for speaker in speakers}
    for speaker_slots in slots.values():
        for slot in speaker_slots:
            slot.materials = []
    _add_answers(slots, edition)
    _add_materials(slots)
    rows = []
    for person_slots in slots.values():
        who = _person_of(person_slots[0])
        rows.append(SpeakerRow(who, person_slots, known.get(who.pk)))
    for row in rows:
        if row.speaker is not None:
            row.speaker.edition, row.speaker.person = edition, row.person
    return sorted(rows, key=lambda row: row.person.full_name.casefold())


def row_of(*, edition: Edition, person: int) -> SpeakerRow | None:
    """One person of the programme; None for somebody without a slot."""
    return next(iter(speaker_rows(edition=edition, person=person)), None)


def slots_of(*, speaker: Speaker) -> list[SpeakerSlot]:
    """The slots of a speaker in order of time."""
    row = row_of(edition=speaker.edition, person=speaker.person_id)
    return row.slots if row else []


def questions_for(*, slot: SpeakerSlot) -> QuerySet[Contribution]:
    """What was asked from the floor and may be read: about the item, or the items of the session."""
    rows = Contribution.objects.filter(state__in=_READ).select_related("institution")
    if slot.item is not None:
        return rows.filter(item=slot.item).order_by("-votes", "sent_at")
    return (
        rows.filter(item__session=slot.session)
        .select_related("institution", "item")
        .order_by("item__order", "-votes", "sent_at")
    )


def newest_material(*, item: int) -> Material | None:
    """The newest version for an item that was checked and not withdrawn."""
    return (
        Material.objects.filter(item=item, withdrawn_at=None, upload__state=UploadState.READY)
        .order_by("-version")
        .first()
    )


def is_standing(material: Material) -> bool:
    """Whether a version counts: not withdrawn, and not refused when it was checked."""
    refused = (UploadState.REFUSED, UploadState.WITHDRAWN)
    return material.withdrawn_at is None and material.upload.state not in refused


def own_speakers(*, user: Any) -> QuerySet[Speaker]:
    """What an account speaks at, the latest edition first."""
    rows = Speaker.objects.filter(user=user).select_related("edition__organiser", "person")
    return rows.order_by("-edition__year")


def number_declined(*, edition: Edition) -> int:
    """How many slots somebody declined and still has. One query."""
    person = F("speaker__person")
    is_still = Q(item__presenter__person=person) | Q(role__appearance__person=person)
    declined = SlotAnswer.objects.filter(speaker__edition=edition, state=SlotAnswerState.DECLINED)
    return declined.filter(is_still).count()


def _slots_by_person(edition: Edition, person: int | None) -> dict[int, list[SpeakerSlot]]:
    items = Item.objects.filter(
        session__day__edition=edition, presenter__person__isnull=False
    ).select_related("session__day__group", "presenter__person")
    roles = SessionRole.objects.filter(
        session__day__edition=edition, appearance__person__isnull=False
    ).select_related("session__day__group", "appearance__person")
    if person is not None:
        items, roles = items.filter(presenter__person=person), roles.filter(appearance__person=person)  # fmt: skip
    found = [SpeakerSlot(item=item) for item in items]
    found += [SpeakerSlot(role=role) for role in roles]
    slots: dict[int, list[SpeakerSlot]] = {}
    for slot in sorted(found, key=_in_time):
        slots.setdefault(_person_of(slot).pk, []).append(slot)
    return slots


def _in_time(slot: SpeakerSlot) -> tuple[Any, ...]:
    place = (slot.session.order, slot.item.order if slot.item else 0)
    return (slot.day.date, slot.starts_at or dt.time.min, *place)


def _person_of(slot: SpeakerSlot) -> Person:
    appearance = slot.item.presenter if slot.item else slot.part.appearance
    assert appearance is not None
    assert appearance.person is not None
    return appearance.person


def _add_answers(slots: dict[int, list[SpeakerSlot]], edition: Edition) -> None:
    rows = SlotAnswer.objects.filter(speaker__edition=edition, speaker__person__in=slots)
    answers = {
        (answer.speaker.person_id, answer.item_id, answer.role_id): answer
        for answer in rows.select_related("speaker")
    }
    for person, own in slots.items():
        for slot in own:
            number = slot.item.pk if slot.item else None, slot.role.pk if slot.role else None
            slot.answer = answers.get((person, *number))


def _add_materials(slots: dict[int, list[SpeakerSlot]]) -> None:
    by_item = {slot.item.pk: slot for slot in _all(slots.values()) if slot.item}
    rows = Material.objects.filter(item__in=by_item).select_related("upload")
    for material in rows.order_by("-version"):
        by_item[material.item_id].materials.append(material)


def _all(groups: Iterable[list[SpeakerSlot]]) -> Iterable[SpeakerSlot]:
    for group in groups:
        yield from group
