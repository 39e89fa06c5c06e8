"""The kinds of field an edition folder is made of. Everything is read as text and told apart here.

Errors carry our own codes (`unknown_reference`, `not_a_day` …); `egov_meeting.exchange.messages`
has the sentence for each in both languages.
"""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, get_args

from django.db import models
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from egov_meeting.shared.edition_parts.checking import Checking
from egov_meeting.shared.edition_parts.json_schema import with_lengths

# For columns without a length of their own; a printed report has about 80,000 letters in all.
LONGEST_TEXT = 100_000

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(:00)?")


def problem(code: str, *, inner: tuple[str | int, ...] = (), **values: Any) -> PydanticCustomError:
    """An error with our code; `inner` leads from the field on to the spot inside its value."""
    return PydanticCustomError(code, code, {"inner": list(inner), **values})


class FolderModel(BaseModel):
    """A mapping of a folder file. `row_of` is the model whose columns limit the length of texts."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    row_of: ClassVar[type[models.Model] | None] = None

    @field_validator("*", mode="after")
    @classmethod
    def _text_fits_its_column(cls, value: Any, info: ValidationInfo) -> Any:
        name = str(info.field_name)
        if isinstance(value, str):
            _check_length(value, column_length(cls, name))
        elif isinstance(value, LanguagePair) and is_pair_field(cls, name):
            for language in ("sw", "en"):
                limit = column_length(cls, f"{name}_{language}")
                _check_length(getattr(value, language), limit, inner=(language,))
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler.resolve_ref_schema(handler(core_schema))
        return with_lengths(schema, cls, longest=LONGEST_TEXT)


class LanguagePair(FolderModel):
    """A text in both languages."""

    sw: str
    en: str


class Pair(LanguagePair):
    """A text that must be there in Swahili; without English it is a gap on the parity board."""

    sw: Annotated[str, Field(min_length=1)]
    en: str = ""


class LoosePair(LanguagePair):
    """A text that may be there in one language only."""

    sw: str = ""
    en: str = ""


def column_length(schema: type[FolderModel], column: str) -> int:
    """The longest text the column takes, in characters."""
    if schema.row_of is not None:
        names = {field.name: field for field in schema.row_of._meta.get_fields()}
        length = getattr(names.get(column), "max_length", None)
        if length:
            return int(length)
    return LONGEST_TEXT


def is_pair_field(schema: type[FolderModel], name: str) -> bool:
    """Whether the field is a pair `{sw, en}`."""
    annotation = schema.model_fields[name].annotation
    return any(_is_pair(kind) for kind in (annotation, *get_args(annotation)))


def _is_pair(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, LanguagePair)


def _check_length(text: str, limit: int, *, inner: tuple[str, ...] = ()) -> None:
    if len(text) > limit:
        raise problem("too_long", inner=inner, limit=limit, length=len(text))


def _parse_day(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value.strip()):
        raise problem("not_a_day")
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise problem("no_such_day") from None


def _parse_clock(value: Any) -> Any:
    if isinstance(value, datetime.time):
        return value
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise problem("not_a_clock_time")
    return datetime.time(int(match[1]), int(match[2]))


def _parse_moment(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value
    try:
        moment = datetime.datetime.fromisoformat(str(value).strip())
    except ValueError:
        raise problem("not_a_moment") from None
    if moment.tzinfo is None:
        raise problem("not_a_moment")
    return moment


def _inside_the_edition(day: datetime.date, info: ValidationInfo) -> datetime.date:
    checking = info.context
    if isinstance(checking, Checking) and not checking.has_day(day):
        raise problem(
            "outside_edition",
            first_day=str(checking.first_day),
            last_day=str(checking.last_day),
        )
    return day


def reference(kind: str) -> AfterValidator:
    """The value must be a key that another part of the folder, or the portal, knows."""

    def known(value: Any, info: ValidationInfo) -> Any:
        checking = info.context
        if isinstance(checking, Checking) and not checking.names.knows(kind, str(value)):
            nearest = checking.names.nearest(kind, str(value))
            label = checking.names.label(kind, nearest)
            raise problem("unknown_reference", kind=kind, nearest=nearest, label=label)
        return value

    return AfterValidator(known)


def no_two_alike(*names: str) -> AfterValidator:
    """No two items of the list may agree in all of the fields `names`."""

    def distinct(items: list[Any]) -> list[Any]:
        seen: dict[tuple[Any, ...], int] = {}
        for position, item in enumerate(items):
            mark = tuple(getattr(item, name) for name in names)
            if mark in seen:
                raise problem(
                    "twice",
                    inner=(position, names[0]),
                    value=", ".join(str(part) for part in mark),
                    first=seen[mark] + 1,
                )
            seen[mark] = position
        return items

    return AfterValidator(distinct)


def no_value_twice() -> AfterValidator:
    """No value may stand twice in the list."""

    def distinct(items: list[Any]) -> list[Any]:
        for position, item in enumerate(items):
            first = items.index(item)
            if first < position:
                raise problem("twice", inner=(position,), value=str(item), first=first + 1)
        return items

    return AfterValidator(distinct)


def in_words_or(read: Callable[[str], Any], shape: Any) -> BeforeValidator:
    """A plain text may stand for the whole mapping; `read` makes the mapping of it."""
    return BeforeValidator(
        lambda value: read(value) if isinstance(value, str) else value,
        json_schema_input_type=str | shape,
    )


Day = Annotated[
    datetime.date,
    BeforeValidator(_parse_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2019-01-30"]}),
]
EditionDay = Annotated[Day, AfterValidator(_inside_the_edition)]
Clock = Annotated[
    datetime.time,
    BeforeValidator(_parse_clock),
    WithJsonSchema({"type": "string", "pattern": "^[0-2]?[0-9]:[0-5][0-9]$"}),
]
Moment = Annotated[
    datetime.datetime,
    BeforeValidator(_parse_moment),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
RequiredText = Annotated[str, Field(min_length=1)]
Small = Annotated[int, Field(ge=0, le=15_000)]
Year = Annotated[int, Field(ge=1990, le=2200)]
Count = Annotated[int, Field(ge=0, le=2_000_000_000)]
Shillings = Annotated[int, Field(ge=0, le=9_000_000_000_000_000)]

InstitutionKey = Annotated[str, reference("institution")]
PersonKey = Annotated[str, reference("person")]
GroupNumber = Annotated[int, reference("group")]
