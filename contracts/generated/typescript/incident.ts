// Made from the OpenAPI document of incident by "make contracts". Do not edit.
export interface paths {
    "/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report */
        post: operations["report_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{incident_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_incident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{incident_id}/acknowledgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge */
        post: operations["acknowledge_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{incident_id}/containments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Contain */
        post: operations["contain_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents/{incident_id}/resolutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve */
        post: operations["resolve_incident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AcknowledgementBody
         * @description The department knows.
         */
        AcknowledgementBody: {
            /** Department */
            department: string;
        };
        /**
         * ContainmentBody
         * @description What the department does meanwhile, and until when that holds.
         */
        ContainmentBody: {
            /** Department */
            department: string;
            /** Measure */
            measure: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * HopBody
         * @description One step on the way. ``item`` is what leads to it: an item, a milestone, or how the work goes on.
         *
         *     ``map`` is the site's map, or ``standard/<workflow>`` where the standard stands in.
         */
        HopBody: {
            /** Map */
            map: string;
            /** Department */
            department: string;
            /** Step */
            step: string;
            /** Step Name */
            step_name: string | null;
            /** Item */
            item: string | null;
        };
        /**
         * IncidentBody
         * @description A whole incident. ``what``, ``measure`` and ``resolution`` are null for who may not be told.
         */
        IncidentBody: {
            /** Incident Id */
            incident_id: string;
            /** Report Id */
            report_id: string;
            /** Version */
            version: number;
            state: components["schemas"]["State"];
            severity: components["schemas"]["Severity"];
            /** Site */
            site: string;
            /** Site Name */
            site_name: string | null;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Workflow Name */
            workflow_name: string | null;
            /** Step */
            step: string;
            /** Step Name */
            step_name: string | null;
            /** Owner */
            owner: string;
            origin: components["schemas"]["Origin"];
            /** Is Blind */
            is_blind: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Until */
            until: string | null;
            /** Routed To */
            routed_to: components["schemas"]["RoutedBody"][];
            /** Blind Because */
            blind_because: string | null;
            /** Role */
            role: string | null;
            /** Timeline */
            timeline: components["schemas"]["MomentBody"][];
            /** What */
            what: string | null;
            /** Measure */
            measure: string | null;
            /** Resolution */
            resolution: string | null;
        };
        /**
         * IncidentSummary
         * @description An incident in a list: no words, no ways.
         */
        IncidentSummary: {
            /** Incident Id */
            incident_id: string;
            /** Report Id */
            report_id: string;
            /** Version */
            version: number;
            state: components["schemas"]["State"];
            severity: components["schemas"]["Severity"];
            /** Site */
            site: string;
            /** Site Name */
            site_name: string | null;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Workflow Name */
            workflow_name: string | null;
            /** Step */
            step: string;
            /** Step Name */
            step_name: string | null;
            /** Owner */
            owner: string;
            origin: components["schemas"]["Origin"];
            /** Is Blind */
            is_blind: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Until */
            until: string | null;
            /** Routed To */
            routed_to: components["schemas"]["TouchedBody"][];
        };
        /**
         * Kind
         * @description What happened to an incident.
         * @enum {string}
         */
        Kind: "opened" | "acknowledged" | "contained" | "resolved";
        /**
         * MomentBody
         * @description What happened. Who did it and in which words is for those whom the incident touches; null for others.
         */
        MomentBody: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            kind: components["schemas"]["Kind"];
            /** Department */
            department: string | null;
            /** By */
            by: string | null;
            /** Text */
            text: string | null;
            /** Until */
            until: string | null;
        };
        /**
         * Origin
         * @description What is known of the failing step's place in the work.
         * @enum {string}
         */
        Origin: "map" | "standard" | "blind";
        /** Page[IncidentSummary] */
        Page_IncidentSummary_: {
            /** Items */
            items: components["schemas"]["IncidentSummary"][];
            /** Next */
            next?: string | null;
        };
        /**
         * ReceiptBody
         * @description The report was taken.
         */
        ReceiptBody: {
            /** Report Id */
            report_id: string;
            /** Incident Id */
            incident_id: string;
        };
        /**
         * ReportBody
         * @description What is wrong, where, and how bad. ``department`` is that of the map, or the reporter's where there is none.
         */
        ReportBody: {
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Step */
            step: string;
            /** Role */
            role?: string | null;
            /**
             * @description medium where nobody says
             * @default medium
             */
            severity: components["schemas"]["Severity"];
            /** What */
            what: string;
        };
        /**
         * ResolutionBody
         * @description How the fault was mended.
         */
        ResolutionBody: {
            /** Department */
            department: string;
            /** Resolution */
            resolution: string;
        };
        /**
         * RoutedBody
         * @description The same with the way to it, and that way in words.
         */
        RoutedBody: {
            /** Department */
            department: string;
            /** Department Name */
            department_name: string | null;
            /** Item */
            item: string | null;
            /** Acknowledged At */
            acknowledged_at: string | null;
            /** Path */
            path: components["schemas"]["HopBody"][];
            /** Label */
            label: string;
        };
        /**
         * Severity
         * @description How bad it is for patients and the day's work, worst first.
         * @enum {string}
         */
        Severity: "safety" | "high" | "medium" | "low";
        /**
         * State
         * @description How far an incident is.
         * @enum {string}
         */
        State: "open" | "acknowledged" | "contained" | "resolved";
        /**
         * TouchedBody
         * @description A department that the incident touches; ``item`` is what crosses into it, null for the step's own.
         */
        TouchedBody: {
            /** Department */
            department: string;
            /** Department Name */
            department_name: string | null;
            /** Item */
            item: string | null;
            /** Acknowledged At */
            acknowledged_at: string | null;
        };
        /**
         * ProblemDocument
         * @description The members of a problem, for the OpenAPI document.
         */
        ProblemDocument: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Instance */
            instance: string;
            /**
             * Trace Id
             * @default null
             */
            trace_id: string | null;
            /**
             * Errors
             * @default []
             */
            errors: {
                [key: string]: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    report_incident: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptBody"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    list_incidents: {
        parameters: {
            query?: {
                state?: components["schemas"]["State"] | null;
                site?: string | null;
                department?: string | null;
                severity?: components["schemas"]["Severity"] | null;
                /** @description How many at most. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IncidentSummary_"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    read_incident: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentBody"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    acknowledge_incident: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgementBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentBody"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    contain_incident: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContainmentBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentBody"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
    resolve_incident: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                incident_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentBody"];
                };
            };
            /** @description A problem (RFC 9457). */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
            /** @description A problem (RFC 9457). */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDocument"];
                };
            };
        };
    };
}
