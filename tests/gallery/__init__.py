"""Pages that show every part of `ui` with invented words, for the tests of its look; they are not shipped."""
