"""What became of people: status, sentence, custody, release and death, from the words of a row, a note or a title."""
