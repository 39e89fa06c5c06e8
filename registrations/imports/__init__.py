"""Reading the spreadsheet of a delegation, and writing the ones that are offered."""
