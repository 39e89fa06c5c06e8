"""Stamping: the layout engine designs a page once, and what repeats is set on copies of it.

Rows of long tables, and the fields of badges and certificates.
"""

from egov_meeting.documents.pdf.stamping.field_file import stamp_fields, stamped_file
from egov_meeting.documents.pdf.stamping.field_masters import (
    FieldMaster,
    field_master,
    field_masters,
)
from egov_meeting.documents.pdf.stamping.field_pages import (
    FieldPage,
    MixedPage,
    Sheet,
    StampedPages,
    paint_pages,
)
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
    "FieldMaster",
    "FieldPage",
    "MasterUnreadable",
    "MixedPage",
    "NotAsPlanned",
    "Place",
    "Sheet",
    "StampedPages",
    "StampedTable",
    "TableMaster",
    "TablePlan",
    "UntaggedTable",
    "field_master",
    "field_masters",
    "paint_pages",
    "plan_table",
    "stamp_fields",
    "stamp_tables",
    "stamped_file",
    "table_master",
    "with_table_tags",
]
