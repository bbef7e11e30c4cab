"""Control pairs as staff meet them: ended once they are read, told to their readers then, counted for seniors."""
