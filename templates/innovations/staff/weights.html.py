BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
BBBBB BBBBB gettext(u'Weights of the criteria') BBBBBBBB
BBBBB BBBBBBB gettext(u'Weights of the criteria') BBBBBBBB
BBBBB BBBBBBB
BB BBBBBBBBB _("Scoring has begun")  _("The weights can no longer be changed.") BBBBB
XX XXXXXXXXXXXXXX gettext(u'Each weight is the share of a criterion in the total of an entry, such as 0.25. All together they come to 1.') XXXX
BBB BBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBB BB BBBB _("Save") 
BBBBBBBB
BBBBB BBBBBBBBBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBBBB BBBBBBBBBBBB
