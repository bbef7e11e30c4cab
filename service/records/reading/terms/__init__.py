"""Prison terms, from the words of a record: how long, between what, lost, changed."""
