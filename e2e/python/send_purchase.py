"""Tells Laurel of a purchase, as a shop written in Python would: with nothing but the stock Confluent client.

    pip install 'confluent-kafka[avro,schemaregistry]'
    python send_purchase.py --member mbr_1 --purchase pur_1 --amount 12850

Sent again with the same purchase, the message keeps its id, and Laurel drops what it has seen.
"""

import argparse
import json
from datetime import datetime, timezone

from confluent_kafka import Producer
from confluent_kafka.schema_registry import SchemaRegistryClient, record_subject_name_strategy
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

RECORD = "laurel.platform.PurchaseRecorded"


def arguments():
    parser = argparse.ArgumentParser(description="Tells Laurel of a purchase.")
    parser.add_argument("--brokers", default="127.0.0.1:9092", help="Kafka bootstrap servers")
    parser.add_argument("--registry", default="http://127.0.0.1:8080/registry", help="schema registry")
    parser.add_argument("--topic", default="platform.events", help="topic, with the prefix of the installation")
    parser.add_argument("--member", required=True, help="memberId")
    parser.add_argument("--purchase", required=True, help="purchaseId, unique for ever in the shop")
    parser.add_argument("--amount", type=int, required=True, help="money paid, in fen")
    parser.add_argument("--at", type=datetime.fromisoformat, help="when it was bought, such as 2026-11-23T04:00:00+00:00")
    return parser.parse_args()


def headers(args, at):
    """CloudEvents in binary mode. The id is the purchase's: the same fact sent again has the same id."""
    return {
        "ce_specversion": "1.0",
        "ce_id": args.purchase,
        "ce_source": "python-shop",
        "ce_type": RECORD,
        "ce_time": at.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "ce_subject": args.member,
        "content-type": "application/avro",
    }


def main():
    args = arguments()
    at = args.at or datetime.now(timezone.utc)
    registry = SchemaRegistryClient({"url": args.registry})
    encode = AvroSerializer(
        registry,
        registry.get_latest_version(RECORD).schema,
        conf={
            "auto.register.schemas": False,
            "use.latest.version": True,
            "subject.name.strategy": record_subject_name_strategy,
        },
    )
    purchase = {
        "memberId": args.member,
        "occurredAt": at,
        "purchaseId": args.purchase,
        "amount": args.amount,
        "currency": "CNY",
        "category": None,
        "purchasedAt": at,
    }
    # librdkafka spreads keys by another hash than everyone else unless told. Then a member's messages would lie in two
    # partitions, and could overtake each other.
    producer = Producer(
        {"bootstrap.servers": args.brokers, "partitioner": "murmur2_random", "enable.idempotence": True}
    )
    failed = []

    def delivered(error, message):
        if error:
            failed.append(error)
        else:
            print(json.dumps({"partition": message.partition(), "offset": message.offset()}))

    producer.produce(
        args.topic,
        key=args.member,
        value=encode(purchase, SerializationContext(args.topic, MessageField.VALUE)),
        headers=headers(args, at),
        on_delivery=delivered,
    )
    left = producer.flush(30)
    if failed or left:
        raise SystemExit(f"not delivered: {failed or 'no answer from the broker in 30 s'}")


if __name__ == "__main__":
    main()
