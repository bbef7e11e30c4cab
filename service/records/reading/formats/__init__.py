"""Files that are no workbooks, and which reader a file is for: text, web pages, XML spreadsheets, PDF."""
