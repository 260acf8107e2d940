"""Kafka's log beside a restored database: it must hold nothing that the database does not know.

Records are deleted, topics stay: offsets go on counting, so that no group's place can lie beyond the end of the log.
"""

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete
from aiokafka.errors import KafkaError

from contracts.topics import topics


class LogInTheWay(Exception):
    """The log could not be looked at or emptied."""


async def events_in_log(bootstrap: str) -> int:
    """How many records the topics of the contracts hold. Raises ``LogInTheWay``."""
    return sum((await _ends(bootstrap, only_held=True)).values())


async def empty_log(bootstrap: str) -> None:
    """Delete every record of the topics of the contracts. Raises ``LogInTheWay``."""
    ends = {place: RecordsToDelete(end) for place, end in (await _ends(bootstrap, only_held=False)).items()}
    if not ends:
        return
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, client_id="plumbline-restore")
    try:
        await admin.start()
        await admin.delete_records(ends)
    except (KafkaError, OSError) as failure:
        raise LogInTheWay(f"Kafka at {bootstrap} refused to empty its topics: {failure}") from failure
    finally:
        await admin.close()
    left = await events_in_log(bootstrap)
    if left:
        raise LogInTheWay(f"Kafka at {bootstrap} still holds {left} records; does something write to it?")


async def _ends(bootstrap: str, *, only_held: bool) -> dict[TopicPartition, int]:
    """The end of each partition that has records, or with ``only_held`` how many records it has."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, client_id="plumbline-restore")
    try:
        await consumer.start()
        there = await consumer.topics()
        places = [
            TopicPartition(topic.name, number)
            for topic in topics().values()
            if topic.name in there
            for number in range(topic.partitions)
        ]
        if not places:
            return {}
        ends, begins = await consumer.end_offsets(places), await consumer.beginning_offsets(places)
    except (KafkaError, OSError) as failure:
        raise LogInTheWay(f"Kafka at {bootstrap} does not answer: {failure}") from failure
    finally:
        await consumer.stop()
    held = {place: end for place, end in ends.items() if end > begins[place]}
    return {place: end - begins[place] for place, end in held.items()} if only_held else held
