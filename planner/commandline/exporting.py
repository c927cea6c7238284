"""`export html`, `md`, `report` and `csv`: what a person hands over, prints or counts elsewhere."""
