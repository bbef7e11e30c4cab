"""Who does what: what each search waits for, whom it may be offered to, and who is there to do it."""
