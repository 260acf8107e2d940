"""Turns every expected failure of an application into its problem."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from chassis.api.frame_problems import (
    AWAY,
    FRAME_PROBLEMS,
    INVALID,
    NO_ROOM,
    STALE,
    STATUS_PROBLEMS,
    is_programming_error,
)
from chassis.api.problems import Place, Problem, Problems, find_problem, places_of, problem_response, validation_places
from chassis.errors import StaleVersion
from chassis.logs import logger

_log = logger(__name__)

Handler = Callable[[Request, Exception], Awaitable[Response]]


def install_error_handlers(app: FastAPI, problems: Problems) -> None:
    """Answer the failures in ``problems``, and the frame's own, as problems."""
    known = {**FRAME_PROBLEMS, **problems}

    async def expected(request: Request, error: Exception) -> Response:
        if is_programming_error(error):
            raise error
        problem = find_problem(error, known)
        if problem is None:
            raise error
        return _answer(request, problem, error)

    for kind in known:
        app.add_exception_handler(kind, expected)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _answer(request: Request, problem: Problem, error: Exception) -> Response:
    if isinstance(error, StaleVersion) and "if-match" in request.headers:
        problem = STALE
    detail = str(error) or problem.title
    if problem is AWAY:
        # What a driver says can hold addresses, and values of rows.
        detail = "Nothing was changed. Try again in a moment."
        _log.warning("not_available", error_class=type(error).__name__)
    elif problem is NO_ROOM:
        detail = (
            "Nothing was changed, and what is there can be read. Try again when there is room; your operators see it."
        )
        _log.error("no_room", error_class=type(error).__name__)
        request.app.state.health.remark("room")
    response = problem_response(request, problem, detail, places_of(error))
    headers = getattr(error, "headers", None)
    if isinstance(headers, dict):
        response.headers.update(headers)
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    places = validation_places(error.errors()) if isinstance(error, RequestValidationError) else []
    detail = f"{len(places)} {'place needs' if len(places) == 1 else 'places need'} another value; nothing was changed."
    return problem_response(request, INVALID, detail, places)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    problem = STATUS_PROBLEMS.get(error.status_code)
    if problem is None:
        problem = Problem(error.status_code, f"status-{error.status_code}", "The request cannot be answered")
    places: list[Place] = []
    response = problem_response(request, problem, problem.title + ".", places)
    response.headers.update(error.headers or {})
    return response
