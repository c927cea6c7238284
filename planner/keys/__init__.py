"""Every key of the program, once: what it is called, what it does, and how a person gives it another."""
