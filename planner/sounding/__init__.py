"""How cues reach a person: escapes that a terminal understands, and programs that are started."""
