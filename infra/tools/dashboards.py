"""What the dashboards show. Every figure is one that a process tells; the alarms are those of the alerts."""

from infra.tools.charts import Chart, Choice, Dashboard, Query, Section, per_second, quantiles

TOPIC = "messaging_destination_name"
HTTP = "http_server_request_duration_seconds"
MINE = 'service="$service"'
FAILED = 'http_response_status_code=~"5.."'
PROCESSES = 'job=~"plumbline|plumbline-signals|plumbline-gateway"'

PLATFORM = Dashboard(
    "plumbline-platform",
    "Plumbline: platform",
    "Is everything there, does every fact leave, does everybody hear of it?",
    (
        Section(
            "At a glance",
            (
                Chart(
                    "Processes away",
                    "Processes that do not answer.",
                    (Query(f"count(up{{{PROCESSES}}} == 0) or vector(0)"),),
                    kind="figure",
                    alarm=1,
                ),
                Chart(
                    "Oldest fact not on Kafka",
                    "Usually milliseconds.",
                    (Query("max(plumbline_outbox_oldest_age_seconds)"),),
                    "s",
                    "figure",
                    30,
                ),
                Chart(
                    "Boards behind",
                    "How old what people see is.",
                    (Query("max(plumbline_view_staleness_seconds)"),),
                    "s",
                    "figure",
                    60,
                ),
                Chart(
                    "Dead letters",
                    "Events that wait for a person.",
                    (Query("sum(max by (service) (plumbline_dead_letters_waiting))"),),
                    kind="figure",
                    alarm=1,
                ),
            ),
        ),
        Section(
            "Facts on their way",
            (
                Chart(
                    "Age of the oldest unsent fact",
                    "A saw tooth is a relay at work; a ramp is one that waits.",
                    (Query("max by (service) (plumbline_outbox_oldest_age_seconds)", "{{service}}"),),
                    "s",
                    alarm=30,
                ),
                Chart(
                    "Facts that are not on Kafka",
                    "Counted up to 10,000.",
                    (Query("max by (service) (plumbline_outbox_waiting)", "{{service}}"),),
                ),
                Chart(
                    "Open transaction that holds relays up",
                    "One is enough for all: they share a cluster.",
                    (Query("max by (service) (plumbline_outbox_xmin_hold_seconds)", "seen by {{service}}"),),
                    "s",
                    alarm=60,
                ),
                Chart(
                    "From commit to Kafka",
                    "Half of all facts, and all but one in a hundred.",
                    quantiles("plumbline_outbox_commit_to_publish_seconds", "service"),
                    "s",
                ),
            ),
        ),
        Section(
            "Hearing of each other",
            (
                Chart(
                    "Events behind",
                    "The ends of all partitions less what was read.",
                    (Query("sum by (service) (plumbline_consumer_lag)", "{{service}}"),),
                    alarm=5000,
                ),
                Chart(
                    "Nothing committed for",
                    "Grows only while something waits.",
                    (
                        Query("max by (service) (plumbline_consumer_commit_frozen_seconds)", "{{service}}"),
                        Query("max(plumbline_signals_commit_frozen_seconds)", "signals"),
                    ),
                    "s",
                    alarm=60,
                ),
                Chart(
                    "Keys that wait",
                    "By cause; a gap closes by itself when what is missing comes.",
                    (
                        Query(
                            "max by (service, plumbline_park_cause) (plumbline_parking_keys) > 0",
                            "{{service}} {{plumbline_park_cause}}",
                        ),
                    ),
                    alarm=1,
                ),
                Chart(
                    "From fact to effect",
                    "By who heard of it.",
                    quantiles("plumbline_inbox_publish_to_visible_seconds", "service"),
                    "s",
                ),
            ),
        ),
        Section(
            "People",
            (
                Chart("Requests", "A second, by service.", (per_second(f"{HTTP}_count", "service"),), "reqps"),
                Chart(
                    "Refused by a fault", "5xx a second.", (per_second(f"{HTTP}_count", "service", FAILED),), "reqps"
                ),
                Chart("Open boards", "Browsers that listen.", (Query("sum(plumbline_stream_open)", "boards"),)),
                Chart(
                    "Event loop late",
                    "How late, where it was more than a quarter of a second.",
                    quantiles("plumbline_process_loop_stall_seconds", "service", shares=(0.99,)),
                    "s",
                ),
            ),
        ),
    ),
)

SERVICE = Dashboard(
    "plumbline-service",
    "Plumbline: one service",
    "Requests in, facts out, events in.",
    (
        Section(
            "Requests",
            (
                Chart(
                    "Requests by route",
                    "A second.",
                    (per_second(f"{HTTP}_count", "http_request_method, http_route", MINE),),
                    "reqps",
                ),
                Chart("Time by route", "Half, and all but one in a hundred.", quantiles(HTTP, "http_route", MINE), "s"),
                Chart(
                    "Answers by status",
                    "A second.",
                    (per_second(f"{HTTP}_count", "http_response_status_code", MINE),),
                    "reqps",
                ),
                Chart(
                    "Refused, and answered again",
                    "Tokens and rights that did not suffice, by reason; retries with a known idempotency key.",
                    (
                        per_second("plumbline_access_refused_total", "plumbline_refusal_reason", MINE),
                        Query(
                            f"sum(rate(plumbline_idempotency_replays_total{{{MINE}}}[$__rate_interval]))",
                            "answered again",
                        ),
                    ),
                    "reqps",
                ),
            ),
        ),
        Section(
            "Facts out",
            (
                Chart("Sent by topic", "A second.", (per_second("messaging_client_sent_messages_total", TOPIC, MINE),)),
                Chart(
                    "From commit to Kafka",
                    "Half of all facts, and all but one in a hundred.",
                    quantiles("plumbline_outbox_commit_to_publish_seconds", "service", MINE),
                    "s",
                ),
                Chart(
                    "Relay",
                    "Takeovers by another replica, and batches tried again, in an hour.",
                    (
                        Query(f"sum(increase(plumbline_relay_takeovers_total{{{MINE}}}[1h]))", "takeovers"),
                        Query(
                            f"sum by (error_type) (increase(plumbline_relay_failures_total{{{MINE}}}[1h]))",
                            "{{error_type}}",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "Events in",
            (
                Chart(
                    "What became of events",
                    "A second, by outcome.",
                    (per_second("plumbline_consumer_outcomes_total", "plumbline_event_outcome", MINE),),
                ),
                Chart(
                    "Time to handle one",
                    "By topic.",
                    quantiles("messaging_process_duration_seconds", TOPIC, MINE),
                    "s",
                ),
                Chart(
                    "Events behind, by topic",
                    "All partitions of all replicas.",
                    (Query(f"sum by ({TOPIC}) (plumbline_consumer_lag{{{MINE}}})", f"{{{{{TOPIC}}}}}"),),
                    alarm=5000,
                ),
                Chart(
                    "Tried again in place",
                    "A second: a server is away, and order is kept.",
                    (per_second("plumbline_consumer_retries_total", f"{TOPIC}, error_type", MINE),),
                ),
                Chart(
                    "Parked",
                    "Events a second that had to wait, by cause.",
                    (per_second("plumbline_parking_events_total", "plumbline_park_cause", MINE),),
                ),
            ),
        ),
    ),
    (Choice("service", "Service", "up", "service"),),
)

_DEPARTMENT = 'plumbline_board_name="$department"'

# Every replica tells the same.
_BY_STATE = "sum(max by (plumbline_readiness_state) (plumbline_board_cells"

DEPARTMENT = Dashboard(
    "plumbline-department",
    "Plumbline: one department",
    "How a department stands, counted: about no site and no person. What stands behind a count is on its board.",
    (
        Section(
            "Readiness",
            (
                Chart(
                    "Ready",
                    "Share of its workflows at sites. Unknown is not ready.",
                    (
                        Query(
                            f'{_BY_STATE}{{{_DEPARTMENT},plumbline_readiness_state="ready"}}))'
                            f" / {_BY_STATE}{{{_DEPARTMENT}}}))"
                        ),
                    ),
                    "percentunit",
                    "figure",
                ),
                Chart(
                    "Workflows at sites by state",
                    "Every replica tells the same.",
                    (
                        Query(
                            f"max by (plumbline_readiness_state) (plumbline_board_cells{{{_DEPARTMENT}}})",
                            "{{plumbline_readiness_state}}",
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "What is on its board",
            (
                Chart(
                    "Cards by kind",
                    "Incidents, signatures, changes of the day, signals.",
                    (
                        Query(
                            f"max by (plumbline_card_kind) (plumbline_board_cards{{{_DEPARTMENT}}})",
                            "{{plumbline_card_kind}}",
                        ),
                    ),
                ),
                Chart(
                    "Boards behind",
                    "How old what people see is; the same for all departments.",
                    (Query("max(plumbline_view_staleness_seconds)", "all boards"),),
                    "s",
                    alarm=60,
                ),
            ),
        ),
    ),
    (Choice("department", "Department", "plumbline_board_cells", "plumbline_board_name"),),
)

PATH = Dashboard(
    "plumbline-path",
    "Plumbline: the way of a fact",
    "The stations of a trace from left to right, each with its time. A whole trace of one request is in the trace "
    "viewer, or in a terminal: plumbline trace --last.",
    (
        Section(
            "1. The command",
            (
                Chart(
                    "Answered",
                    "From the request to its answer; its rows and its outbox rows are committed by then.",
                    quantiles(HTTP, "service", 'http_request_method="POST"'),
                    "s",
                ),
            ),
        ),
        Section(
            "2. Outbox and relay",
            (
                Chart(
                    "From commit to Kafka's answer",
                    "By the service whose fact it is.",
                    quantiles("plumbline_outbox_commit_to_publish_seconds", "service"),
                    "s",
                ),
            ),
        ),
        Section(
            "3. Consumer and inbox",
            (
                Chart(
                    "Handled",
                    "From receipt to the commit of the effect; in departments that is the fold.",
                    quantiles("messaging_process_duration_seconds", "service"),
                    "s",
                ),
                Chart(
                    "From fact to effect",
                    "All of the way so far, by topic.",
                    quantiles("plumbline_inbox_publish_to_visible_seconds", TOPIC),
                    "s",
                ),
            ),
        ),
        Section(
            "4. The board",
            (
                Chart(
                    "Pushed to browsers",
                    "A second, by kind of message.",
                    (per_second("plumbline_stream_pushed_total", "plumbline_stream_event"),),
                ),
                Chart(
                    "Streams that ended",
                    "A second, by why.",
                    (per_second("plumbline_stream_ended_total", "plumbline_stream_end"),),
                ),
            ),
        ),
    ),
)

DASHBOARDS = (PLATFORM, SERVICE, DEPARTMENT, PATH)
