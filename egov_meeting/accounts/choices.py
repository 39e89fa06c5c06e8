"""Closed lists of the accounts app; roles have a module of their own."""

from django.db import models


class Language(models.TextChoices):
    """Each language is named in itself, so that its reader finds it."""

    SWAHILI = "sw", "Kiswahili"
    ENGLISH = "en", "English"
