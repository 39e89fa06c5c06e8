"""badges.yaml and certificates.yaml: how badges look, and who gets a certificate of attendance."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field

from egov_meeting.accounts.choices import Language
from egov_meeting.meetings.exchange.groups import group
from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.dumping import Dumping
from egov_meeting.shared.edition_parts.fields import FolderModel, GroupNumber, no_two_alike
from egov_meeting.shared.edition_parts.loading import Loading
from egov_meeting.shared.edition_parts.registry import Part, register
from egov_meeting.shared.edition_parts.rows import keep_rows
from egov_meeting.shared.edition_parts.values import column_values, folder_values
from registrations.badge_colours import can_be_seen
from registrations.choices import BadgeLayout, BadgeSize
from registrations.models import BadgeColour, BadgeDesign, CertificateRule

MOST_DESKS = 50


class ColourData(FolderModel):
    """The colour of a group, as #rrggbb."""

    group: GroupNumber
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(str.lower)]


class BadgesData(FolderModel):
    """badges.yaml: the design of badges; the logo is a file of the portal and stays there."""

    layout: BadgeLayout = BadgeLayout.PLAIN
    size: BadgeSize = BadgeSize.EIGHT_ON_A4
    language: Language = Language.SWAHILI
    shows_institution: bool = True
    shows_office: bool = False
    shows_group: bool = True
    shows_days: bool = True
    shows_theme: bool = False
    number_of_desks: Annotated[int, Field(ge=1, le=MOST_DESKS)] = 1
    colours: Annotated[list[ColourData], no_two_alike("group"), no_two_alike("colour")] = []


class CertificatesData(FolderModel):
    """certificates.yaml: the rule by which certificates of attendance are earned."""

    all_days: bool = False
    minimum_days: Annotated[int, Field(ge=1, le=366)] = 1
    only_paid: bool = True


def check_badges(data: BadgesData, checking: Checking) -> None:
    for position, item in enumerate(data.colours):
        if not can_be_seen(item.colour):
            checking.tell("colour_too_light", ("colours", position, "colour"), found=item.colour)


def load_badges(data: BadgesData, loading: Loading) -> None:
    own = BadgeDesign.objects.filter(edition=loading.edition)
    if data == BadgesData() and not own.exists():
        return
    [design] = keep_rows(
        rows=own,
        of={},
        key=["edition"],
        wanted=[{"edition": loading.edition, **column_values(data, leave={"colours"})}],
        changes=loading.changes,
    )
    keep_rows(
        rows=BadgeColour.objects.filter(design=design),
        of={"design": design},
        key=["group"],
        wanted=[
            {"group": group(loading, item.group), "colour": item.colour} for item in data.colours
        ],
        changes=loading.changes,
    )


def dump_badges(edition: Any, dumping: Dumping) -> dict[str, Any]:
    design = BadgeDesign.objects.filter(edition=edition).first()
    if design is None:
        return {}
    rows = design.colours.select_related("group").order_by("group__number")
    colours = [{"group": row.group.number, "colour": row.colour} for row in rows]
    values = folder_values(design, BadgesData, leave={"colours"})
    return values | ({"colours": colours} if colours else {})


def load_certificates(data: CertificatesData, loading: Loading) -> None:
    own = CertificateRule.objects.filter(edition=loading.edition)
    if data == CertificatesData() and not own.exists():
        return
    keep_rows(
        rows=own,
        of={},
        key=["edition"],
        wanted=[{"edition": loading.edition, **column_values(data)}],
        changes=loading.changes,
    )


def dump_certificates(edition: Any, dumping: Dumping) -> dict[str, Any]:
    rule = CertificateRule.objects.filter(edition=edition).first()
    return folder_values(rule, CertificatesData) if rule else {}


register(
    Part(
        key="badges",
        order=156,
        schema=BadgesData,
        load=load_badges,
        dump=dump_badges,
        check=check_badges,
    )
)
register(
    Part(
        key="certificates",
        order=157,
        schema=CertificatesData,
        load=load_certificates,
        dump=dump_certificates,
    )
)
