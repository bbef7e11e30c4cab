"""How gunicorn serves the staff app. No request line, address or URL is ever logged."""

import os

from service.web.serving import QuietLogger, checked_bind

bind = checked_bind("VMF_STAFF_BIND", "127.0.0.1:8001")
workers = int(os.environ.get("VMF_STAFF_WORKERS", "2"))
worker_class = "service.web.worker.PatientWorker"
threads = 16
worker_tmp_dir = "/dev/shm"  # noqa: S108  (gunicorn makes a file of its own there; it must not be on a disk)
timeout = 120
graceful_timeout = 20
accesslog = None
errorlog = "-"
loglevel = "warning"
logger_class = QuietLogger
limit_request_line = 2048
