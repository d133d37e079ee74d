"""An edition as repositories take it."""
