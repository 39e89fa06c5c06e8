"""Editing of every part of an edition in plain forms: an app declares a `Section` of each model it
owns and registers it when it is ready; list, form, deletion, order and export follow from that."""
