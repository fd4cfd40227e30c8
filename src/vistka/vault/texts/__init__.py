"""Foreign texts, pages and posts to findings.

`reading.read_foreign` and `reading.Reader` are what the rest of Vistka calls. A foreign text is parsed in a child process
only, which shuts itself in (`vistka.vault.pixels.sandbox`) before it touches the first byte, and sends back JSON; the
parent believes nothing of it that it cannot check (`vistka.sources.as_json`). The libraries take a second to load, so a
server without environment, keys or database (`forking`) loads them once, and forks a child for each text.

This module imports nothing, and the server's modules nothing of Django or of the keys.
"""
