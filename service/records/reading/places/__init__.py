"""Where people are held, were moved to or come from, from the words of a row, a note or a status."""
