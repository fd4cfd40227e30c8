"""Foreign files to pixels.

`rendering.to_pixels` is what the rest of Vistka calls. A foreign file is parsed in a child process only
(`child`, `pictures`, `papers`), which shuts itself in (`sandbox`, `seccomp`) before it reads the first byte and
sends back plain pixels; the parent makes clean JPEG pages of them. The idea is Dangerzone's
(https://dangerzone.rocks, Freedom of the Press Foundation): what took the child over can still only send pixels.

This module imports nothing, and the child's modules nothing of Django or of the keys.
"""
