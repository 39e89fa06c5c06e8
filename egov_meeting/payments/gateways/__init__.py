"""Ways to the payment systems of others. Nothing here touches the database."""
