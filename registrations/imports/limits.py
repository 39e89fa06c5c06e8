"""How much a spreadsheet of a delegation may hold. Two thousand people take 0.2 MB."""

MEGABYTE = 1024 * 1024

MOST_ROWS = 2000
MOST_COLUMNS = 60
LONGEST_CELL = 500
# The headings stand in one of the first rows: above them a title or the name of the institution.
ROWS_ABOVE = 10

LARGEST_FILE = 5 * MEGABYTE
# Of a workbook unpacked: what is looked through and left off early, and what must be held at once.
LARGEST_UNPACKED = 300 * MEGABYTE
LARGEST_SCANNED = 80 * MEGABYTE
LARGEST_STRINGS = 24 * MEGABYTE
LARGEST_OTHER_PART = 4 * MEGABYTE
MOST_PARTS = 1000
MOST_SHEETS = 30
MOST_CELLS_IN_A_ROW = 2000
LONGEST_STORED_TEXT = 40_000
MOST_EMPTY_ROWS = 1_048_576
