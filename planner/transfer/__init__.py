"""Other programs' formats: their text into values of the model, and values into text. It opens no file."""
