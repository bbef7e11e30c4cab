"""Values as people write them: dates, ID numbers, places, sex, relations. Text in, plain data out, no guessing."""
