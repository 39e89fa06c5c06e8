"""Looking into a file that was handed in. These modules read one file and know neither models nor requests."""
