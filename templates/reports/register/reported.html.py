 #
BB BBBBBBBBBBBB gettext(u'%(reported)s of %(answering)s reported') SSSSSSSSSSSS SS SSSSSSSSSSSSS SSSSSSSSBBBBXXXXX XXXXXXXXXXXXXX gettext(u'nobody answers') XXXXXXXBBBBB
