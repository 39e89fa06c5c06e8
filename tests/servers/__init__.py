"""The servers a whole run needs, started for it alone on free ports and gone with it."""
