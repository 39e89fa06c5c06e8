"""What the product costs on this machine, beside what it may cost (`make bench`)."""
