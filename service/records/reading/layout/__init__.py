"""Where the tables of a sheet are: titles, headers, rows, groups, forms."""
