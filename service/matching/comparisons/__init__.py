"""One comparison per file: two values in, a level out. What a level weighs stands in the weight table."""
