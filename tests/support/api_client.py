"""Asks an application without a network, as one person of :mod:`tests.support.bearers`."""

from itertools import count
from typing import Any

import httpx
from fastapi import FastAPI

_keys = count()


class ApiClient:
    """Every POST has an idempotency key of its own, unless the test gives one."""

    def __init__(self, app: FastAPI, subject: str) -> None:
        transport = httpx.ASGITransport(app)
        headers = {"authorization": f"Bearer {subject}"}
        self._client = httpx.AsyncClient(transport=transport, base_url="http://service", headers=headers)

    async def get(self, path: str, **query: str | int) -> httpx.Response:
        """GET with the query's members."""
        return await self._client.get(path, params=query)

    async def post(self, path: str, body: Any, key: str | None = None) -> httpx.Response:
        """POST the body as JSON."""
        return await self._client.post(path, json=body, headers={"idempotency-key": key or f"key-{next(_keys)}"})
