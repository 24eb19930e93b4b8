from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from assistant.settings import Settings
from tests.web.api_client import api, client

REGISTER = "/api/commitments"


@pytest.fixture
async def http(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with client(api(settings)) as found:
        yield found


async def test_rows_are_filtered_and_come_in_parts(http: httpx.AsyncClient) -> None:
    reply = await http.get(REGISTER, params={"text": "hallenbad", "limit": 1, "offset": 1})
    record = reply.json()
    assert (reply.status_code, record["total"], record["offset"], len(record["commitments"])) == (
        200,
        2,
        1,
        1,
    )
    row = record["commitments"][0]
    assert (row["bindingness"], row["bindingness_label"]) == ("vereinbart", "angekündigt (Programm)")
    assert row["text_reference"]["url"] == "/quelle/beispielkreis?satz=b4#satz-b4"
    assert row["deadline"] == {"text": "2. Januar 2027", "day": "2027-01-02"}


async def test_filters_may_be_joined(http: httpx.AsyncClient) -> None:
    wanted = [
        ("bindingness", "vereinbart"),
        ("bindingness", "absage"),
        ("status", "entwurf"),
        ("deadline_year", "2027"),
    ]
    assert (await http.get(REGISTER, params=wanted)).json()["total"] == 1
    free = await http.get(REGISTER, params={"free_topic": "Hallenbad", "place": "Musterlingen"})
    assert free.json()["commitments"][0]["text_reference"]["sentence_id"] == "s4"


@pytest.mark.parametrize("wrong", [{"limit": 0}, {"deadline_year": 27000}, {"status": "x"}, {"unbekannt": 1}])
async def test_a_wrong_field_is_named(http: httpx.AsyncClient, wrong: dict[str, object]) -> None:
    reply = await http.get(REGISTER, params=wrong)
    assert reply.status_code == 422
    assert f"„{next(iter(wrong))}“" in reply.json()["error"]
