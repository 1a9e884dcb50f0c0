"""What a reviewer need not look for by eye: pure readings of a ficha, without models, pages or messages."""
