"""The plain-text commands: one noun a file, and no terminal library anywhere."""
