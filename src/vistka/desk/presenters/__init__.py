"""What the pages show, in words: each presenter reads rows and gives furniture to a template."""
