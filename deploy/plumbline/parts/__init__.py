"""What we start and did not write: PostgreSQL, Apache Kafka on its Java runtime, Node for the web build."""
