"""Words for what the audit trail records of screening, the panel and assigning."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTION_NAMES: dict[str, str | Promise] = {
    "screening.decided": _("Screened an entry"),
    "screening.exported": _("Took a list of entries out"),
    "blind.asked": _("Asked to look for names in a blind copy"),
    "blind.checked": _("Looked for names in a blind copy"),
    "blind.decided": _("Decided about a finding of the blind check"),
    "blind.cleared": _("Cleared an entry for the judges"),
    "blind.closed": _("Took an entry away from the judges"),
    "panel.invited": _("Invited a judge"),
    "panel.invited_again": _("Invited a judge again"),
    "panel.changed": _("Changed the details of a judge"),
    "panel.link_sent": _("Sent a judge a new link"),
    "panel.accepted": _("Accepted the invitation to the panel"),
    "panel.declined": _("Declined the invitation to the panel"),
    "panel.attested": _("Attested relations to entries"),
    "panel.resigned": _("Resigned from the panel"),
    "panel.removed": _("Took a judge off the panel"),
    "panel.relation_declared": _("Declared a relation to an entry"),
    "panel.relations_found": _("Found relations of a judge to entries"),
    "assigning.proposed": _("Asked for a proposal of who judges what"),
    "assigning.applied": _("Assigned judges to entries"),
    "assigning.by_hand": _("Assigned a judge by hand"),
    "assigning.taken_back": _("Took an entry from a judge"),
    "assigning.given_back": _("Gave an entry to a judge again"),
}
