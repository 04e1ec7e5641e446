"""Prints Laurel's points events as JSON lines, with nothing but the stock Confluent client.

    pip install 'confluent-kafka[avro,schemaregistry]'
    python read_points_events.py --brokers 127.0.0.1:9092 --max 10

member-service answers the registry client's questions, so no schema registry has to be installed.
"""

import argparse
import json
import sys
import time
import uuid
from datetime import datetime

from confluent_kafka import Consumer, KafkaError, KafkaException
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext


def arguments():
    parser = argparse.ArgumentParser(description="Prints Laurel's points events as JSON lines.")
    parser.add_argument("--brokers", default="127.0.0.1:9092", help="Kafka bootstrap servers")
    parser.add_argument("--registry", default="http://127.0.0.1:8080/registry", help="schema registry")
    parser.add_argument("--topic", default="points.events", help="topic, with the prefix of the installation")
    parser.add_argument("--max", type=int, default=0, help="stop after so many events; 0: no limit")
    parser.add_argument("--wait", type=float, default=15, help="stop after so many seconds without an event")
    parser.add_argument("--group", default=f"example-{uuid.uuid4()}", help="consumer group; a new one reads from the start")
    return parser.parse_args()


def plain(value):
    """timestamp-millis arrive as datetime objects: print them as RFC 3339."""
    return value.isoformat() if isinstance(value, datetime) else str(value)


def main():
    args = arguments()
    decode = AvroDeserializer(SchemaRegistryClient({"url": args.registry}))
    consumer = Consumer(
        {"bootstrap.servers": args.brokers, "group.id": args.group, "auto.offset.reset": "earliest"}
    )
    consumer.subscribe([args.topic])
    seen = set()  # A real consumer keeps this in its database, in the transaction that makes the effect.
    printed = 0
    last = time.monotonic()
    try:
        while (not args.max or printed < args.max) and time.monotonic() - last < args.wait:
            message = consumer.poll(0.5)
            if message is None:
                continue
            if message.error():
                if message.error().code() == KafkaError._PARTITION_EOF:
                    continue
                raise KafkaException(message.error())
            last = time.monotonic()
            headers = {name: raw.decode() for name, raw in message.headers() or [] if raw is not None}
            key = (headers.get("ce_source"), headers.get("ce_id"))
            if key in seen:
                continue
            seen.add(key)
            event = decode(message.value(), SerializationContext(message.topic(), MessageField.VALUE))
            line = {"type": headers.get("ce_type"), "id": headers.get("ce_id"), "key": message.key().decode(), "event": event}
            print(json.dumps(line, ensure_ascii=False, default=plain), flush=True)
            printed += 1
    finally:
        consumer.close()
    print(f"{printed} events", file=sys.stderr)


if __name__ == "__main__":
    main()
