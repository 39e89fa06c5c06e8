"""The columns of a delegation's sheet, in both languages and as people call them."""

from __future__ import annotations

from dataclasses import dataclass

from egov_meeting.institutions.selectors.spelling import plain


@dataclass(frozen=True)
class Column:
    """`key` is that of the cells kept; other headings are understood as well as the two offered."""

    key: str
    heading_sw: str
    heading_en: str
    others: tuple[str, ...] = ()
    is_needed: bool = False
    width: int = 20

    def heading(self, language: str) -> str:
        return self.heading_en if language == "en" else self.heading_sw


COLUMNS = (
    Column(
        "full_name",
        "Jina kamili",
        "Full name",
        ("jina", "name", "names", "majina", "jina la mshiriki", "participant", "jina kamili la mshiriki"),
        is_needed=True,
        width=32,
    ),
    Column(
        "office",
        "Wadhifa",
        "Office",
        ("cheo", "position", "position or office", "wadhifa au ofisi", "title", "designation", "ofisi", "kazi"),
        width=26,
    ),
    Column(
        "email",
        "Barua pepe",
        "E-mail address",
        ("baruapepe", "anwani ya barua pepe", "e mail", "email", "email address", "mail"),
        width=32,
    ),
    Column(
        "phone",
        "Simu ya mkononi",
        "Mobile phone",
        ("simu", "namba ya simu", "phone", "phone number", "mobile", "mobile number", "telephone", "tel"),
        width=20,
    ),
    Column("group", "Kundi", "Group", ("kundi la ushiriki", "participant group"), width=26),
    Column(
        "fee",
        "Aina ya ada",
        "Fee category",
        ("ada", "fee", "ada ya ushiriki", "participation fee", "category"),
        width=26,
    ),
    Column(
        "language", "Lugha", "Language", ("lugha ya ujumbe", "language of the messages"), width=14
    ),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}

# What a sheet of faulty rows carries beside the columns; read again it says nothing new.
ROW_HEADINGS = ("Mstari", "Row")
REASON_HEADINGS = ("Sababu", "Reason")
_SAYS_NOTHING = {
    plain(text)
    for text in (*ROW_HEADINGS, *REASON_HEADINGS, "Na.", "No.", "S/N", "Namba", "Number", "#")
}

_BY_HEADING = {
    plain(text): column.key
    for column in COLUMNS
    for text in (column.heading_sw, column.heading_en, *column.others)
}


def column_called(heading: str) -> str | None:
    """The key of the column with this heading; "" for one that says nothing, None for an unknown one."""
    words = plain(heading)
    if not words or words in _SAYS_NOTHING:
        return ""
    return _BY_HEADING.get(words)
