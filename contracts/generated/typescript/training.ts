// Made from the OpenAPI document of training by "make contracts". Do not edit.
export interface paths {
    "/v1/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_lessons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lessons/{lesson_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_lesson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lessons/{lesson_id}/proficiency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Proficiency */
        get: operations["read_proficiency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proficiency-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_proficiency_records"];
        put?: never;
        /** Record */
        post: operations["record_proficiency"];
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
         * AttemptBody
         * @description An attempt. ``attempt`` counts the learner's attempts at the lesson from 1; ``holds`` is held after it.
         */
        AttemptBody: {
            /** Attempt Id */
            attempt_id: string;
            /** Lesson Id */
            lesson_id: string;
            /** Learner */
            learner: string;
            /** Attempt */
            attempt: number;
            /** Content Hash */
            content_hash: string;
            level: components["schemas"]["Level"];
            outcome: components["schemas"]["Outcome"];
            holds: components["schemas"]["Level"] | null;
            /** Observed By */
            observed_by: string | null;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * AttemptCounts
         * @description How often a level was tried and how often it was reached.
         */
        AttemptCounts: {
            /** Attempts */
            attempts: number;
            /** Reached */
            reached: number;
        };
        /**
         * Change
         * @description How an act changes for the role, in the order in which a lesson tells it.
         * @enum {string}
         */
        Change: "stops" | "starts" | "changed" | "now-someone-elses";
        /**
         * LessonBody
         * @description A lesson. ``minutes`` is an estimate by a declared rule; ``minutes_basis`` says that nobody measured it.
         */
        LessonBody: {
            /** Lesson Id */
            lesson_id: string;
            /** Workflow */
            workflow: string;
            /** Workflow Name */
            workflow_name: string | null;
            /** Site */
            site: string;
            /** Site Name */
            site_name: string | null;
            /** Department */
            department: string;
            /** Role */
            role: string;
            /** Content Hash */
            content_hash: string;
            /** Version */
            version: number;
            /** Minutes */
            minutes: number;
            /** Minutes Basis */
            minutes_basis: string;
            /** Is Withdrawn */
            is_withdrawn: boolean;
            /** Is Newest Standard */
            is_newest_standard: boolean | null;
            /**
             * Prepared At
             * Format: date-time
             */
            prepared_at: string;
            /** Items */
            items: components["schemas"]["LessonItemBody"][];
        };
        /**
         * LessonItemBody
         * @description One thing to learn.
         */
        LessonItemBody: {
            change: components["schemas"]["Change"];
            /** Name */
            name: string;
            /** Step */
            step: string | null;
            /** Was */
            was: string | null;
            /** Will Be */
            will_be: string | null;
        };
        /**
         * Level
         * @description The rungs, lowest first.
         * @enum {string}
         */
        Level: "attended" | "passed" | "demonstrated" | "observed";
        /**
         * Outcome
         * @description How an attempt at a level ended.
         * @enum {string}
         */
        Outcome: "reached" | "not-reached";
        /** Page[AttemptBody] */
        Page_AttemptBody_: {
            /** Items */
            items: components["schemas"]["AttemptBody"][];
            /** Next */
            next?: string | null;
        };
        /** Page[LessonBody] */
        Page_LessonBody_: {
            /** Items */
            items: components["schemas"]["LessonBody"][];
            /** Next */
            next?: string | null;
        };
        /**
         * PassRate
         * @description From all attempts to pass, failed and repeated ones too. ``rate`` is 0 to 1, null where nobody has tried.
         */
        PassRate: {
            /** Attempts */
            attempts: number;
            /** Reached */
            reached: number;
            /** Rate */
            rate: number | null;
        };
        /**
         * ProficiencyBody
         * @description How far the learners of a lesson are, under the content hash that it teaches now.
         *
         *     ``learners`` counts each learner once, by the level held; ``none`` are those who tried and hold nothing.
         *     ``headcount`` is the registry's, over all shifts, null where it is not known; so is ``without_attempt``.
         */
        ProficiencyBody: {
            /** Lesson Id */
            lesson_id: string;
            /** Content Hash */
            content_hash: string;
            /** Headcount */
            headcount: number | null;
            /** Without Attempt */
            without_attempt: number | null;
            /** Learners */
            learners: {
                [key: string]: number;
            };
            /** Attempts */
            attempts: {
                [key: string]: components["schemas"]["AttemptCounts"];
            };
            pass_rate: components["schemas"]["PassRate"];
        };
        /**
         * ProficiencyRecordBody
         * @description One attempt. ``observed_by`` is needed for the level observed, and is never the learner.
         */
        ProficiencyRecordBody: {
            /** Lesson Id */
            lesson_id: string;
            /** Learner */
            learner: string;
            level: components["schemas"]["Level"];
            outcome: components["schemas"]["Outcome"];
            /** Observed By */
            observed_by?: string | null;
        };
        /**
         * ProficiencyRecordsBody
         * @description Up to 500 attempts in the order in which they happened; all are recorded or none.
         */
        ProficiencyRecordsBody: {
            /** Records */
            records: components["schemas"]["ProficiencyRecordBody"][];
        };
        /**
         * RecordedBody
         * @description What was recorded, in the order of the request.
         */
        RecordedBody: {
            /** Items */
            items: components["schemas"]["AttemptBody"][];
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
    list_lessons: {
        parameters: {
            query?: {
                site?: string | null;
                role?: string | null;
                workflow?: string | null;
                department?: string | null;
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
                    "application/json": components["schemas"]["Page_LessonBody_"];
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
    read_lesson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lesson_id: string;
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
                    "application/json": components["schemas"]["LessonBody"];
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
    read_proficiency: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                lesson_id: string;
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
                    "application/json": components["schemas"]["ProficiencyBody"];
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
    list_proficiency_records: {
        parameters: {
            query?: {
                lesson_id?: string | null;
                learner?: string | null;
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
                    "application/json": components["schemas"]["Page_AttemptBody_"];
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
    record_proficiency: {
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
                "application/json": components["schemas"]["ProficiencyRecordBody"] | components["schemas"]["ProficiencyRecordsBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedBody"];
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
