// Made from the OpenAPI document of alignment by "make contracts". Do not edit.
export interface paths {
    "/v1/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_standards"];
        put?: never;
        /** Adopt */
        post: operations["adopt_standards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/standards/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_standard"];
        /** Edit */
        put: operations["edit_standard"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/standards/{workflow}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Changes */
        get: operations["read_standard_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-off-rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_sign_off_rounds"];
        put?: never;
        /** Request */
        post: operations["request_sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-off-rounds/{round_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_sign_off_round"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-off-rounds/{round_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide */
        post: operations["decide_sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/site-deltas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_site_deltas"];
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
         * ActBody
         * @description One act. ``standard_step`` is null for what stops, ``map_step`` for what starts.
         */
        ActBody: {
            /** Name */
            name: string;
            /** Map Step */
            map_step: string | null;
            /** Standard Step */
            standard_step: string | null;
            /** What */
            what: string[];
            /** Was */
            was: string | null;
            /** Will Be */
            will_be: string | null;
            /** Minutes */
            minutes: number | null;
        };
        /**
         * AdoptedBody
         * @description What became of each standard of the body, in its order.
         */
        AdoptedBody: {
            /** Items */
            items: components["schemas"]["WrittenBody"][];
        };
        /**
         * ChangeBody
         * @description One change. ``subject`` is the item, milestone, department or field that changed, where the change has one.
         *
         *     ``before`` and ``after`` are the step in the two versions; both null where the change is of the whole standard.
         */
        ChangeBody: {
            what: components["schemas"]["What"];
            /** Code */
            code: string;
            /** Subject */
            subject: string | null;
            /** Step */
            step: string | null;
            /** Step Name */
            step_name: string | null;
            /** Before */
            before: {
                [key: string]: unknown;
            } | null;
            /** After */
            after: {
                [key: string]: unknown;
            } | null;
            /** Touches */
            touches: components["schemas"]["Party"][];
        };
        /**
         * ChangesBody
         * @description All that changed between two versions, and whose interest each change touches.
         */
        ChangesBody: {
            /** Workflow */
            workflow: string;
            before: components["schemas"]["ComparedBody"];
            after: components["schemas"]["ComparedBody"];
            /** Changes */
            changes: components["schemas"]["ChangeBody"][];
        };
        /**
         * ComparedBody
         * @description One of two compared versions.
         */
        ComparedBody: {
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
        };
        /**
         * DecisionRequest
         * @description A party's decision on the content that the person saw. ``reason`` stays in alignment.
         */
        DecisionRequest: {
            party: components["schemas"]["Party"];
            /**
             * Decision
             * @enum {string}
             */
            decision: "grant" | "object";
            /** Content Hash */
            content_hash: string;
            /** Reason */
            reason?: string | null;
        };
        /**
         * EntryBody
         * @description One entry of a round's history, first to last.
         */
        EntryBody: {
            /** Entry */
            entry: number;
            /**
             * What
             * @enum {string}
             */
            what: "requested" | "granted" | "objected" | "rebound" | "completed";
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** By Name */
            by_name: string;
            /** Content Hash */
            content_hash: string;
            party: components["schemas"]["Party"] | null;
            /** Department */
            department: string | null;
            /** From Hash */
            from_hash: string | null;
            /** Reason */
            reason: string | null;
            /** Kept */
            kept: components["schemas"]["Party"][];
            /** Voided */
            voided: components["schemas"]["VoidedBody"][];
        };
        /**
         * MatchBody
         * @description A proposed match of a step of the map with a step of the standard: how sure, and what agrees (0 to 1).
         */
        MatchBody: {
            /** Map Step */
            map_step: string;
            /** Standard Step */
            standard_step: string;
            /** Confidence */
            confidence: number;
            /** Why */
            why: {
                [key: string]: number;
            };
        };
        /** Page[RoundBody] */
        Page_RoundBody_: {
            /** Items */
            items: components["schemas"]["RoundBody"][];
            /** Next */
            next?: string | null;
        };
        /** Page[SiteDeltaBody] */
        Page_SiteDeltaBody_: {
            /** Items */
            items: components["schemas"]["SiteDeltaBody"][];
            /** Next */
            next?: string | null;
        };
        /** Page[StandardSummaryBody] */
        Page_StandardSummaryBody_: {
            /** Items */
            items: components["schemas"]["StandardSummaryBody"][];
            /** Next */
            next?: string | null;
        };
        /**
         * Party
         * @description The five parties that must agree on one design.
         * @enum {string}
         */
        Party: "clinical" | "revenue-cycle" | "it" | "compliance" | "administration";
        /**
         * RoleBody
         * @description What changes for one role.
         */
        RoleBody: {
            /** Role */
            role: string;
            /** Department */
            department: string;
            /** Stops */
            stops: components["schemas"]["ActBody"][];
            /** Starts */
            starts: components["schemas"]["ActBody"][];
            /** Changed */
            changed: components["schemas"]["ActBody"][];
            /** Now Someone Elses */
            now_someone_elses: components["schemas"]["ActBody"][];
        };
        /**
         * RoundBody
         * @description A sign-off round and its seats.
         */
        RoundBody: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            state: components["schemas"]["RoundState"];
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Requested By */
            requested_by: string;
            /** Requested By Name */
            requested_by_name: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Version */
            version: number;
            /** Seats */
            seats: components["schemas"]["SeatBody"][];
        };
        /**
         * RoundRequest
         * @description Which workflow's standard to sign; ``seats`` and ``due_at`` only where the defaults do not fit.
         */
        RoundRequest: {
            /** Workflow */
            workflow: string;
            /**
             * Seats
             * @default []
             */
            seats: components["schemas"]["SeatRequest"][];
            /** Due At */
            due_at?: string | null;
        };
        /**
         * RoundState
         * @description Open until all five have signed the content that the round is on.
         * @enum {string}
         */
        RoundState: "open" | "completed";
        /**
         * RoundStoryBody
         * @description A round with all that happened in it.
         */
        RoundStoryBody: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            state: components["schemas"]["RoundState"];
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Requested By */
            requested_by: string;
            /** Requested By Name */
            requested_by_name: string;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Version */
            version: number;
            /** Seats */
            seats: components["schemas"]["SeatBody"][];
            /** History */
            history: components["schemas"]["EntryBody"][];
        };
        /**
         * SeatBody
         * @description One of the five seats. ``voided`` is there while a broken decision waits to be made again.
         *
         *     ``content_hash`` is what the person saw; a decision that no later edit touched holds for the round's content too.
         */
        SeatBody: {
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
            /**
             * State
             * @enum {string}
             */
            state: "awaiting" | "granted" | "objected" | "voided";
            /** Decided By */
            decided_by?: string | null;
            /** Decided By Name */
            decided_by_name?: string | null;
            /** Decided At */
            decided_at?: string | null;
            /** Content Hash */
            content_hash?: string | null;
            /**
             * Has Reason
             * @default false
             */
            has_reason: boolean;
            /** Reason */
            reason?: string | null;
            voided?: components["schemas"]["VoidedBody"] | null;
        };
        /**
         * SeatRequest
         * @description The department that should hold a party's seat.
         */
        SeatRequest: {
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
        };
        /**
         * SiteDeltaBody
         * @description A site delta. ``map_version`` is null where the site has no map: then everything starts.
         */
        SiteDeltaBody: {
            /** Delta Id */
            delta_id: string;
            /** Workflow */
            workflow: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Version */
            version: number;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Map Version */
            map_version: number | null;
            /**
             * Computed At
             * Format: date-time
             */
            computed_at: string;
            /** Roles */
            roles: components["schemas"]["RoleBody"][];
            /** Matches */
            matches: components["schemas"]["MatchBody"][];
        };
        /**
         * Stance
         * @description What a party decided.
         * @enum {string}
         */
        Stance: "granted" | "objected";
        /**
         * StandardBody
         * @description One version of a standard; ``standard`` is the file as it was given.
         */
        StandardBody: {
            /** Workflow */
            workflow: string;
            /** Department */
            department: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            /** Written By */
            written_by: string;
            /** Written By Name */
            written_by_name: string;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
            /** Standard */
            standard: {
                [key: string]: unknown;
            };
        };
        /**
         * StandardSummaryBody
         * @description A standard in a list. ``name`` is the catalogue's; null until the workflow is catalogued.
         */
        StandardSummaryBody: {
            /** Workflow */
            workflow: string;
            /** Name */
            name: string | null;
            /** Department */
            department: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            /** Covers */
            covers: string[];
            /** Steps */
            steps: number;
            /**
             * Edited At
             * Format: date-time
             */
            edited_at: string;
        };
        /**
         * TouchedBody
         * @description A part of the standard that changed; no step where the change is of the whole.
         */
        TouchedBody: {
            /** Step */
            step: string | null;
            /** Step Name */
            step_name: string | null;
            /** What */
            what: string;
        };
        /**
         * VoidedBody
         * @description A broken decision: whose it was, on what, and why it holds no more. ``from_hash`` is what the person had seen.
         */
        VoidedBody: {
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
            was: components["schemas"]["Stance"];
            /** Decided By Name */
            decided_by_name: string;
            /**
             * Decided At
             * Format: date-time
             */
            decided_at: string;
            /** From Hash */
            from_hash: string;
            /** Content Hash */
            content_hash: string;
            /**
             * Voided At
             * Format: date-time
             */
            voided_at: string;
            /** Because */
            because: components["schemas"]["TouchedBody"][];
        };
        /**
         * What
         * @description The closed list of changes. The value is the code that travels and that a page words.
         * @enum {string}
         */
        What: "step-added" | "step-removed" | "step-renumbered" | "name" | "actor" | "department" | "after" | "needs" | "gives" | "marks" | "system" | "minutes" | "waits" | "evidence" | "decision" | "next" | "order" | "hands-to" | "exceptions" | "form" | "covers" | "home-department" | "starts-with" | "ends-with" | "other";
        /**
         * WrittenBody
         * @description What became of one standard: a new version, or none because the content is the same.
         */
        WrittenBody: {
            /** Workflow */
            workflow: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "adopted" | "edited" | "unchanged";
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
    list_standards: {
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
                    "application/json": components["schemas"]["Page_StandardSummaryBody_"];
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
    adopt_standards: {
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
                "application/json": unknown;
                "application/yaml": unknown;
                "application/x-yaml": unknown;
                "text/yaml": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdoptedBody"];
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
    read_standard: {
        parameters: {
            query?: {
                /** @description The newest, where it is not said. */
                version?: number | null;
            };
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["StandardBody"];
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
    edit_standard: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what you changed. */
                "If-Match": string;
            };
            path: {
                workflow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": unknown;
                "application/yaml": unknown;
                "application/x-yaml": unknown;
                "text/yaml": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenBody"];
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
    read_standard_changes: {
        parameters: {
            query: {
                /** @description The content hash that you know. */
                from: string;
                /** @description The newest, where it is not said. */
                to?: string | null;
            };
            header?: never;
            path: {
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
                    "application/json": components["schemas"]["ChangesBody"];
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
    list_sign_off_rounds: {
        parameters: {
            query?: {
                workflow?: string | null;
                state?: components["schemas"]["RoundState"] | null;
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
                    "application/json": components["schemas"]["Page_RoundBody_"];
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
    request_sign_off: {
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
                "application/json": components["schemas"]["RoundRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundBody"];
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
    read_sign_off_round: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                round_id: string;
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
                    "application/json": components["schemas"]["RoundStoryBody"];
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
    decide_sign_off: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                round_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionRequest"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundBody"];
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
    list_site_deltas: {
        parameters: {
            query?: {
                site?: string | null;
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
                    "application/json": components["schemas"]["Page_SiteDeltaBody_"];
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
