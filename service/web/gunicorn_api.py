"""How gunicorn serves the groups' API. No request line, address or URL is ever logged."""

import os

# Before anything loads numpy: its helper threads would begin outside the confinement.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

from service.web.confine import confine_family
from service.web.serving import SHARED, checked_bind

bind = checked_bind("VMF_API_BIND", "127.0.0.1:8002")
workers = int(os.environ.get("VMF_API_WORKERS", "1"))
globals().update(SHARED)


def post_worker_init(worker):
    """From here on this process cannot open casework or the vault, whatever it is made to run."""
    confine_family()
