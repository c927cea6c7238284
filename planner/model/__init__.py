"""Pure values and rules: no file, no clock, no terminal."""
