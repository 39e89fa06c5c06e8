"""The programme on paper: what it says line by line (annex), and its own PDF (pdf)."""
