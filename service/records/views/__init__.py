"""The pages of the records room."""
