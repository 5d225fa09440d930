namespace qi {}
