// Made by "npm run generate". Do not edit.
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Act
         * @description The next thing to do; ``minutes`` where they are known.
         */
        Act: {
            /** Href */
            href: string;
            /** Label */
            label: string;
            /** Minutes */
            minutes: number | null;
        };
        /**
         * Card
         * @description One thing for a department to see. Urgency 3 is safety. ``version`` only grows.
         */
        Card: {
            act: components["schemas"]["Act"] | null;
            /** Because */
            because: string;
            /** Card Id */
            card_id: string;
            /** Changed At */
            changed_at: string;
            /** Detail */
            detail: {
                [key: string]: unknown;
            };
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            /**
             * Kind
             * @enum {string}
             */
            kind: "awaiting-signature" | "voided-signature" | "incident" | "day-change" | "signal";
            /** Title */
            title: string;
            /** Trace Id */
            trace_id: string | null;
            /**
             * Urgency
             * @enum {integer}
             */
            urgency: 0 | 1 | 2 | 3;
            /** Version */
            version: number;
        };
        /**
         * Cell
         * @description The readiness of a workflow of a department at a site, with every reason, the gravest first.
         */
        Cell: {
            /** Cell Id */
            cell_id: string;
            /** Changed At */
            changed_at: string;
            /** Department */
            department: string;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /** Site */
            site: string;
            /** Site Name */
            site_name: string;
            state: components["schemas"]["State"];
            /** Workflow */
            workflow: string;
            /** Workflow Name */
            workflow_name: string;
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
            /** At */
            at: string;
            /** Event Id */
            event_id: string;
            /** Event Type */
            event_type: string;
            /** Href */
            href: string | null;
            /** Label */
            label: string;
        };
        /** HTTPValidationError */
        HTTPValidationError: {
            /** Detail */
            detail?: components["schemas"]["ValidationError"][];
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
            act: components["schemas"]["Act"] | null;
            /** Code */
            code: string;
            /** Evidence */
            evidence: components["schemas"]["Evidence"][];
            state: components["schemas"]["State"];
            /** Text */
            text: string;
        };
        /**
         * SiteReadiness
         * @description A site's readiness for a department: the floor of its cells. ``cells`` only where asked for.
         */
        SiteReadiness: {
            /** Cells */
            cells?: components["schemas"]["Cell"][] | null;
            /** Changed At */
            changed_at: string;
            /** Counts */
            counts: {
                [key: string]: number;
            };
            /** Site */
            site: string;
            /** Site Name */
            site_name: string;
            state: components["schemas"]["State"];
            /** Version */
            version: number;
        };
        /**
         * State
         * @description How ready something is. Unknown is not ready: nobody has looked.
         * @enum {string}
         */
        State: "ready" | "at-risk" | "not-ready" | "unknown";
        /** ValidationError */
        ValidationError: {
            /** Context */
            ctx?: Record<string, never>;
            /** Input */
            input?: unknown;
            /** Location */
            loc: (string | number)[];
            /** Message */
            msg: string;
            /** Error Type */
            type: string;
        };
        /**
         * View
         * @description A department's view at one instant. The stream goes on after ``cursor``.
         */
        View: {
            /** As Of */
            as_of: string;
            /** Cards */
            cards: components["schemas"]["Card"][];
            /** Cursor */
            cursor: string;
            /** Department */
            department: string;
            /** Epoch */
            epoch: number;
            /** Name */
            name: string;
            /** Sentence */
            sentence: string;
            /** Sites */
            sites: components["schemas"]["SiteReadiness"][];
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
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
            /** @description Validation Error */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HTTPValidationError"];
                };
            };
        };
    };
}
