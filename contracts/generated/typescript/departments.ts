// Made from the OpenAPI document of departments by "make contracts". Do not edit.
export interface paths {
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Departments
         * @description Every department, by name.
         */
        get: operations["list_departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * View
         * @description A department's view now. Open the stream after its `cursor`.
         */
        get: operations["read_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readiness
         * @description Cells by site, department and workflow.
         */
        get: operations["list_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/readiness/{site}/{department}/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One Cell
         * @description One cell with every reason and what it rests on.
         */
        get: operations["read_readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments/{department}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stream
         * @description Changes after a cursor, as they happen: `change`, `heartbeat`, `reset` (take the whole view), `goodbye`.
         */
        get: operations["stream_view"];
        put?: never;
        post?: never;
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
         * Act
         * @description The next thing to do; ``minutes`` where they are known.
         */
        Act: {
            /** Label */
            label: string;
            /** Href */
            href: string;
            /** Minutes */
            minutes: number | null;
        };
        /**
         * Card
         * @description One thing for a department to see. Urgency 3 is safety. ``version`` only grows.
         */
        Card: {
            /** Card Id */
            card_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "awaiting-signature" | "voided-signature" | "incident" | "day-change" | "signal";
            /** Version */
            version: number;
            /**
             * Urgency
             * @enum {integer}
             */
            urgency: 0 | 1 | 2 | 3;
            /** Title */
            title: string;
            /** Because */
            because: string;
            act: components["schemas"]["Act"] | null;
            /** Changed At */
            changed_at: string;
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Trace Id */
            trace_id: string | null;
        };
        /**
         * Cell
         * @description The readiness of a workflow of a department at a site, with every reason, the gravest first.
         */
        Cell: {
            /** Cell Id */
            cell_id: string;
            /** Site */
            site: string;
            /** Site Name */
            site_name: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Workflow Name */
            workflow_name: string;
            state: components["schemas"]["State"];
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Changed At */
            changed_at: string;
        };
        /**
         * DepartmentName
         * @description A department and the name that most sites give it.
         */
        DepartmentName: {
            /** Department */
            department: string;
            /** Name */
            name: string;
        };
        /**
         * Evidence
         * @description An event that something rests on.
         */
        Evidence: {
            /** Event Id */
            event_id: string;
            /** Event Type */
            event_type: string;
            /** At */
            at: string;
            /** Label */
            label: string;
            /** Href */
            href: string | null;
        };
        /** Page[Cell] */
        Page_Cell_: {
            /** Items */
            items: components["schemas"]["Cell"][];
            /** Next */
            next?: string | null;
        };
        /** Page[DepartmentName] */
        Page_DepartmentName_: {
            /** Items */
            items: components["schemas"]["DepartmentName"][];
            /** Next */
            next?: string | null;
        };
        /**
         * Reason
         * @description One check of readiness, in plain words.
         */
        Reason: {
            /** Code */
            code: string;
            state: components["schemas"]["State"];
            /** Text */
            text: string;
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            act: components["schemas"]["Act"] | null;
        };
        /**
         * SiteReadiness
         * @description A site's readiness for a department: the floor of its cells. ``cells`` only where asked for.
         */
        SiteReadiness: {
            /** Site */
            site: string;
            /** Site Name */
            site_name: string;
            state: components["schemas"]["State"];
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Cells */
            cells?: components["schemas"]["Cell"][] | null;
            /** Version */
            version: number;
            /** Changed At */
            changed_at: string;
        };
        /**
         * State
         * @description How ready something is. Unknown is not ready: nobody has looked.
         * @enum {string}
         */
        State: "ready" | "at-risk" | "not-ready" | "unknown";
        /**
         * View
         * @description A department's view at one instant. The stream goes on after ``cursor``.
         */
        View: {
            /** Department */
            department: string;
            /** Name */
            name: string;
            /** Epoch */
            epoch: number;
            /** Cursor */
            cursor: string;
            /** As Of */
            as_of: string;
            /** Sentence */
            sentence: string;
            /** Cards */
            cards: components["schemas"]["Card"][];
            /** Sites */
            sites: components["schemas"]["SiteReadiness"][];
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
    list_departments: {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Page_DepartmentName_"];
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
    read_view: {
        parameters: {
            query?: {
                /** @description With the cells of each site. */
                cells?: boolean;
            };
            header?: never;
            path: {
                department: string;
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
                    "application/json": components["schemas"]["View"];
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
    list_readiness: {
        parameters: {
            query?: {
                site?: string | null;
                department?: string | null;
                workflow?: string | null;
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
                    "application/json": components["schemas"]["Page_Cell_"];
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
    read_readiness: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
                department: string;
                workflow: string;
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
                    "application/json": components["schemas"]["Cell"];
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
    stream_view: {
        parameters: {
            query?: {
                /** @description The `cursor` of a view or of an event. */
                after?: string | null;
            };
            header?: {
                "last-event-id"?: string | null;
            };
            path: {
                department: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events until the stream ends. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/event-stream": unknown;
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
