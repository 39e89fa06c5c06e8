"""What an edition folder is made of: the words in which each app describes its own part of it.

This stands below every app that has a part, so that institutions and meetings can describe theirs
like the apps above them; `egov_meeting.exchange` reads the register and knows no app by name.
"""
