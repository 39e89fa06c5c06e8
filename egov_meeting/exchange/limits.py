"""How much a folder may hold. An edition of four days with 24 entries takes 0.3 MB and 40 files."""

MEGABYTE = 1024 * 1024

LARGEST_TEXT_FILE = 2 * MEGABYTE  # YAML and Markdown
LARGEST_SPREADSHEET = 5 * MEGABYTE  # CSV and XLSX: 10,000 registrations are 1.5 MB
LARGEST_SPREADSHEET_UNPACKED = 60 * MEGABYTE
LARGEST_IMAGE = 8 * MEGABYTE
LARGEST_IMAGE_SIDE = 10_000  # pixels
LARGEST_IMAGE_PIXELS = 40_000_000
MOST_FILES = 400
LARGEST_FOLDER = 80 * MEGABYTE

LARGEST_ARCHIVE = 60 * MEGABYTE
STRONGEST_PACKING = 100  # times; text packs about 5 times, a bomb 1,000

DEEPEST_NESTING = 20
MOST_VALUES = 200_000  # of one YAML file, after its aliases are written out
MOST_ROWS = 50_000
MOST_COLUMNS = 100

# A longer list helps nobody; the last line then says that there are more.
MOST_PROBLEMS_PER_FILE = 200
