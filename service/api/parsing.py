"""Reading what was sent, with errors as problem details."""

from __future__ import annotations

from typing import Any, NoReturn

from flask_smorest import Blueprint
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from service.api.problems import Problem


class _Parser(FlaskParser):
    def handle_error(
        self, error: ValidationError, req: Any, schema: Schema, *, error_status_code: Any, error_headers: Any
    ) -> NoReturn:
        messages = error.messages
        found = next(iter(messages.values())) if isinstance(messages, dict) else messages
        raise Problem(422, errors=found if isinstance(found, dict) else {"": found})

    def _handle_invalid_json_error(self, error: Any, req: Any, *_args: Any, **_kwargs: Any) -> NoReturn:
        if isinstance(error, HTTPException):  # too late or too large: not the JSON's fault
            raise error
        raise Problem(400)


class DescribedBlueprint(Blueprint):
    ARGUMENTS_PARSER = _Parser()
