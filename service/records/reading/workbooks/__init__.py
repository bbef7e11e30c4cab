"""Workbooks as they are: their parts, sheets, merged cells, pictures, what is refused before they are opened."""
