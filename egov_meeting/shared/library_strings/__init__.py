"""Strings of libraries whose Swahili is missing or wrong, so that our catalogue carries them.

Django ships a Swahili catalogue with gaps ("Disemba", nywila beside nenosiri, empty
messages); allauth and Django REST framework ship none. A string that stands only in a
library would be dropped from our catalogue at the next `makemessages`, so each is named
here once, by library. Nothing imports these modules when the portal runs.
"""
