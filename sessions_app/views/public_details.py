"""One item, one person and one ministry of the programme, for everyone."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from sessions_app.finding import (
    ministries_of,
    people_of,
    sessions_of_person,
    slot_of_item,
    slots_of_ministry,
    slots_of_person,
)
from sessions_app.material_links import address_of_material
from sessions_app.selectors.public import institution_of_presenter, public_material
from sessions_app.views.public import OfPublicEdition


class ItemView(OfPublicEdition):
    """When, where and by whom; what it is about; what was shown."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, item: int) -> HttpResponse:
        slot = slot_of_item(self.published.days, item)
        if slot is None:
            raise Http404
        material = public_material(item=item)
        return self.page(
            "item_page",
            slot=slot,
            institution=institution_of_presenter(item=slot.item),
            material=material,
            material_address=address_of_material(material) if material else "",
        )


class PersonView(OfPublicEdition):
    """What somebody chairs, facilitates and presents."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, key: str) -> HttpResponse:
        days = self.published.days
        person = next((one for one in people_of(days) if one.key == key), None)
        if person is None:
            raise Http404
        return self.page(
            "person",
            person=person,
            slots=slots_of_person(days, key),
            sessions=sessions_of_person(days, key),
        )


class MinistryView(OfPublicEdition):
    """When a ministry presents."""

    cacheable = True

    def get(self, request: HttpRequest, year: int, ministry: int) -> HttpResponse:
        days = self.published.days
        found = next((one for one in ministries_of(days) if one.id == ministry), None)
        if found is None:
            raise Http404
        return self.page("ministry", ministry=found, slots=slots_of_ministry(days, ministry))
