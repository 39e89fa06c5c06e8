"""Stamping: the layout engine designs a page once, and what repeats is set on copies of it.

Long tables today; badges and certificates are masters with fields too.
"""

from egov_meeting.documents.pdf.stamping.master import TableMaster, table_master
from egov_meeting.documents.pdf.stamping.planning import TablePlan, plan_table
from egov_meeting.documents.pdf.stamping.stamper import Place, stamp_tables
from egov_meeting.documents.pdf.stamping.table import (
    CellText,
    MasterUnreadable,
    NotAsPlanned,
    StampedTable,
)
from egov_meeting.documents.pdf.stamping.tags import UntaggedTable, with_table_tags

__all__ = [
    "CellText",
    "MasterUnreadable",
    "NotAsPlanned",
    "Place",
    "StampedTable",
    "TableMaster",
    "TablePlan",
    "UntaggedTable",
    "plan_table",
    "stamp_tables",
    "table_master",
    "with_table_tags",
]
