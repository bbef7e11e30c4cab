"""Control pairs: inventing a family's search about a real record, and keeping some of them among the others."""
