"""What words, numbers and shapes of cells mean, whatever table they stand in."""
