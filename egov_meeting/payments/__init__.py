"""Bills, payments and their reconciliation, and the gateways through which money arrives."""
