"""Messages to people by e-mail and SMS: templates that staff can edit, and an outbox that never sends twice."""
