"""The example of the documentation is a folder that loads."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from egov_meeting.shared.edition_parts.registry import all_parts
from innovations.models import Entry
from sessions_app.models import Item
from tests.exchange.folders import load, write_folder

PAGE = Path(settings.BASE_DIR) / "docs" / "edition-folders.md"
EXAMPLE = re.compile(r"^`([a-z_]+\.(?:yaml|csv))`\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.django_db
def test_the_example_loads(tmp_path: Path) -> None:
    files = dict(EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))

    result = load(write_folder(tmp_path, files))

    assert sorted(files) == [
        "edition.yaml",
        "entries.csv",
        "groups.yaml",
        "institutions.yaml",
        "programme.yaml",
    ]
    assert result.warnings == []
    assert Item.objects.get().title_en == "Official opening"
    assert list(Entry.objects.get().authors.values_list("full_name", flat=True)) == [
        "Asha Juma",
        "Ali Omari",
    ]


def test_every_file_of_a_folder_is_in_the_table() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## The files")[2].partition("## How")[0]

    missing = [
        part.key
        for part in all_parts()
        if f"`{part.key}.{part.written_as}`" not in table and f"`{part.key}/" not in table
    ]

    assert missing == []
