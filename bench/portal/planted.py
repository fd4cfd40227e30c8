"""A portal that answers those who send a certain header ten milliseconds later: does the bench find it?"""

import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

HEADER = "X-Planted"
SECONDS = 0.010


def serve(port: int) -> None:
    """Serve the portal with the delay."""
    from vistka.cli.server import portal_process

    with portal_process():
        from vistka.config.portal_serving import serve_portal
        from vistka.config.portal_start import start_portal

        application = start_portal()

        def delayed(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            if "HTTP_X_PLANTED" in environ:
                time.sleep(SECONDS)
            answer: Iterable[bytes] = application(environ, start)
            return answer

        serve_portal(host="127.0.0.1", port=port, application=delayed)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
