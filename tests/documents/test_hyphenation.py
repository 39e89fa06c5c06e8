import pyphen
import pytest

from egov_meeting.documents.pdf.hyphenation import PATTERNS, patterns, register_swahili


@pytest.mark.parametrize(
    "parted",
    [
        "me-ne-ji-me-nti",
        "ma-shi-ri-ka",
        "ng'o-mbe",
        "Ta-nza-nia",
        "uta-ra-ti-bu",
        "wa-na-fu-nzi",
        "mku-ta-no",
        "ku-bo-re-sha",
        "hi-ti-mi-sho",
        "nya-ra-ka",
    ],
)
def test_swahili_words_part_after_their_vowels(parted):
    register_swahili()
    assert pyphen.Pyphen(lang="sw").inserted(parted.replace("-", "")) == parted


def test_short_words_stay_whole():
    register_swahili()
    assert pyphen.Pyphen(lang="sw").inserted("wa") == "wa"


def test_pattern_file_follows_its_rule():
    assert PATTERNS.read_text().split()[-105:] == patterns()
    assert len(patterns()) == 105
