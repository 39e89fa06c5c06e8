BBBBBBB BBBBBBBBBBBBBBBBBBBBBB
 #

BBBBB BBBBB gettext(u'Publish the results') BBBBBBBB
BBBBB BBBBBBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBB BBBBBBBBBBBB BBBBBBBBBBBB
BBBBB BBBBBBB gettext(u'Publish the results') BBBBBBBB
BBBBB BBBBXXXBBBBBBBBB BBBBBBB BBBBBBXXXXBBBBBBBB
BBBBB BBBBBBBBBBBBXXX gettext(u'Everybody then sees which entries were made by which institutions, what was selected, and the ranking with judges under their numbers. Summaries and pictures are shown where the entrants agreed. This cannot be taken back.') XXXXBBBBBBBB
