"""What poolwise's Python programs share. Private; imported by its full name only, so that it hides nothing."""
