"""Kinds of programme item, and the parts people play in a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    REGISTRATION = "registration", _("Registration")
    REMARKS = "remarks", _("Remarks")
    OPENING = "opening", _("Official opening")
    THANKS = "thanks", _("Vote of thanks")
    KEYNOTE = "keynote", _("Keynote address")
    SESSION_INTRO = "session_intro", _("Introduction to the session")
    PRESENTATION = "presentation", _("Presentation")
    MINISTRY_REPORT = "ministry_report", _("Ministry report")
    DISCUSSION = "discussion", _("Discussion")
    BREAKOUT = "breakout", _("Discussion in groups")
    BREAK = "break", _("Break")
    SPONSOR_SLOT = "sponsor_slot", _("Sponsor's slot")
    RESOLUTIONS = "resolutions", _("Resolutions")
    RECOGNITION = "recognition", _("Recognition")
    CLOSING = "closing", _("Closing")
    DEPARTURE = "departure", _("Departure")


class SessionPart(models.TextChoices):
    CHAIR = "chair", _("Chairperson")
    FACILITATOR = "facilitator", _("Facilitator")
    PANELLIST = "panellist", _("Panellist")
