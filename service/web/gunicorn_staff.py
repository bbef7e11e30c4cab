"""How gunicorn serves the staff app. No request line, address or URL is ever logged."""

import os

from service.web.serving import SHARED, checked_bind

bind = checked_bind("VMF_STAFF_BIND", "127.0.0.1:8001")
workers = int(os.environ.get("VMF_STAFF_WORKERS", "2"))
globals().update(SHARED)


def post_worker_init(worker):
    """The queue is at hand before the first caseworker asks for it."""
    worker.wsgi.extensions["when_serving"]()
