"""Hints that several sections give."""

from django.utils.translation import gettext_lazy as _

PLACE = _(
    "Where it stands in the documents, for example section:2.4, caption:3.1, speech:3, programme:1/II."
)
KEY = _("A short name in small Latin letters with hyphens; edition folders use it.")
CLAUSE = _("Begin with a small letter: it stands in the middle of a sentence.")
