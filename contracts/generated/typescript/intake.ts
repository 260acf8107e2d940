// Made from the OpenAPI document of intake by "make contracts". Do not edit.
export interface paths {
    "/v1/registry-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import File */
        post: operations["import_registry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All Sites */
        get: operations["list_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All Departments */
        get: operations["list_departments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workflow-catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Catalogue */
        post: operations["catalogue_workflows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_workflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_maps"];
        put?: never;
        /** Record */
        post: operations["record_maps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maps/{site}/{department}/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/map-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import Map */
        post: operations["import_map"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workarounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_workarounds"];
        put?: never;
        /** Record */
        post: operations["record_workaround"];
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
         * CatalogueBody
         * @description What happened to each entry, in its order.
         */
        CatalogueBody: {
            /** Items */
            items: components["schemas"]["CataloguedBody"][];
        };
        /**
         * CatalogueEntryBody
         * @description What a catalogue says of a workflow.
         */
        CatalogueEntryBody: {
            /** Workflow */
            workflow: string;
            /** Name */
            name: string;
            /** Departments */
            departments: string[];
        };
        /**
         * CataloguedBody
         * @description A workflow's version after the command.
         */
        CataloguedBody: {
            /** Workflow */
            workflow: string;
            /** Version */
            version: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "catalogued" | "unchanged";
        };
        /**
         * DepartmentBody
         * @description A department over all sites.
         */
        DepartmentBody: {
            /** Department */
            department: string;
            /** Name */
            name: string;
            /** Sites */
            sites: number;
            /** Headcount */
            headcount: number;
        };
        /**
         * EvidenceBody
         * @description Steps by how they are known.
         */
        EvidenceBody: {
            /** Observed */
            observed: number;
            /** Interviewed */
            interviewed: number;
            /** Logged */
            logged: number;
            /** Assumed */
            assumed: number;
        };
        /**
         * Impact
         * @description What a workaround does to safety, effectiveness or efficiency (SEWA: impact).
         * @enum {string}
         */
        Impact: "better" | "neutral" | "worse" | "unknown";
        /**
         * ImpactsBody
         * @description What a workaround does, for better or worse.
         */
        ImpactsBody: {
            /** @default unknown */
            safety: components["schemas"]["Impact"];
            /** @default unknown */
            effectiveness: components["schemas"]["Impact"];
            /** @default unknown */
            efficiency: components["schemas"]["Impact"];
        };
        /**
         * ImportedSiteBody
         * @description A site that an import named, and what it did to it.
         */
        ImportedSiteBody: {
            /** Site */
            site: string;
            outcome: components["schemas"]["SiteOutcome"];
            /** Version */
            version: number;
        };
        /**
         * LeftAsideBody
         * @description An element of the file that the map does not hold, and why.
         */
        LeftAsideBody: {
            /** Element */
            element: string;
            /** Id */
            id: string;
            /** Line */
            line: number;
            /** Why */
            why: string;
        };
        /**
         * MapBody
         * @description A map; ``map`` is the document as it was written, fields that nobody knows included.
         */
        MapBody: {
            /** Map Id */
            map_id: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            evidence: components["schemas"]["EvidenceBody"];
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Map */
            map: {
                [key: string]: unknown;
            };
        };
        /**
         * MapImportedBody
         * @description The map that was made of the file. ``state``: "preview" stored nothing.
         */
        MapImportedBody: {
            /**
             * State
             * @enum {string}
             */
            state: "preview" | "recorded" | "unchanged";
            /** Map */
            map: {
                [key: string]: unknown;
            };
            outcome?: components["schemas"]["MapOutcomeBody"] | null;
            /** Left Aside */
            left_aside: components["schemas"]["LeftAsideBody"][];
        };
        /**
         * MapOutcomeBody
         * @description A map's version after the command, and whether the command made it.
         */
        MapOutcomeBody: {
            /** Map Id */
            map_id: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "recorded" | "unchanged";
        };
        /**
         * MapSummary
         * @description A map without its steps.
         */
        MapSummary: {
            /** Map Id */
            map_id: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Version */
            version: number;
            /** Content Hash */
            content_hash: string;
            evidence: components["schemas"]["EvidenceBody"];
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /** Page[DepartmentBody] */
        Page_DepartmentBody_: {
            /** Items */
            items: components["schemas"]["DepartmentBody"][];
            /** Next */
            next?: string | null;
        };
        /** Page[MapSummary] */
        Page_MapSummary_: {
            /** Items */
            items: components["schemas"]["MapSummary"][];
            /** Next */
            next?: string | null;
        };
        /** Page[SiteSummary] */
        Page_SiteSummary_: {
            /** Items */
            items: components["schemas"]["SiteSummary"][];
            /** Next */
            next?: string | null;
        };
        /** Page[WorkaroundShown] */
        Page_WorkaroundShown_: {
            /** Items */
            items: components["schemas"]["WorkaroundShown"][];
            /** Next */
            next?: string | null;
        };
        /** Page[WorkflowBody] */
        Page_WorkflowBody_: {
            /** Items */
            items: components["schemas"]["WorkflowBody"][];
            /** Next */
            next?: string | null;
        };
        /**
         * Rationale
         * @description Why a workaround exists (SEWA: rationale).
         * @enum {string}
         */
        Rationale: "declarative-knowledge" | "procedural-knowledge" | "memory-aid" | "awareness" | "social-norms" | "trust" | "usability" | "technical-issues" | "data-presentation" | "data-specificity" | "data-integration" | "enforced-actions" | "data-quality" | "interoperability";
        /**
         * RecordedMapsBody
         * @description What happened to each map, in its order.
         */
        RecordedMapsBody: {
            /** Items */
            items: components["schemas"]["MapOutcomeBody"][];
        };
        /**
         * RegistryImportedBody
         * @description What an import did. ``left_aside`` counts resources of the file that are no part of a registry, by type.
         */
        RegistryImportedBody: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Unchanged */
            unchanged: number;
            /** Sites */
            sites: components["schemas"]["ImportedSiteBody"][];
            /** Left Aside */
            left_aside: {
                [key: string]: number;
            };
        };
        /**
         * Scope
         * @description Whom a workaround touches (SEWA: scope).
         * @enum {string}
         */
        Scope: "patient" | "clinician" | "organisation";
        /**
         * SiteBody
         * @description A site with its departments and staff.
         */
        SiteBody: {
            /** Site */
            site: string;
            /** Name */
            name: string;
            kind: components["schemas"]["SiteKind"];
            /** Wave */
            wave: string | null;
            /** Time Zone */
            time_zone: string;
            /** Departments */
            departments: components["schemas"]["SiteDepartmentBody"][];
            /** Version */
            version: number;
        };
        /**
         * SiteDepartmentBody
         * @description A department at a site.
         */
        SiteDepartmentBody: {
            /** Department */
            department: string;
            /** Name */
            name: string;
            /** Staff */
            staff: components["schemas"]["StaffGroupBody"][];
        };
        /**
         * SiteKind
         * @description What a site is.
         * @enum {string}
         */
        SiteKind: "hospital" | "clinic";
        /**
         * SiteOutcome
         * @description What an import did to a site.
         * @enum {string}
         */
        SiteOutcome: "added" | "changed" | "unchanged";
        /**
         * SiteSummary
         * @description A site in a list.
         */
        SiteSummary: {
            /** Site */
            site: string;
            /** Name */
            name: string;
            kind: components["schemas"]["SiteKind"];
            /** Wave */
            wave: string | null;
            /** Time Zone */
            time_zone: string;
            /** Departments */
            departments: number;
            /** Headcount */
            headcount: number;
            /** Version */
            version: number;
        };
        /**
         * StaffGroupBody
         * @description People of one role on one shift.
         */
        StaffGroupBody: {
            /** Role */
            role: string;
            /** Shift */
            shift: string;
            /** Headcount */
            headcount: number;
        };
        /**
         * WorkaroundBody
         * @description A workaround at a step, as somebody tells it. ``narrative`` never leaves intake.
         */
        WorkaroundBody: {
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Step */
            step: string;
            kind: components["schemas"]["WorkaroundKind"];
            rationale: components["schemas"]["Rationale"];
            scope: components["schemas"]["Scope"];
            /**
             * @default {
             *       "safety": "unknown",
             *       "effectiveness": "unknown",
             *       "efficiency": "unknown"
             *     }
             */
            impacts: components["schemas"]["ImpactsBody"];
            /** Narrative */
            narrative: string;
        };
        /**
         * WorkaroundKind
         * @description Where a workaround happens (SEWA: type).
         * @enum {string}
         */
        WorkaroundKind: "in-system-sequence" | "in-system-data-entry" | "out-of-system";
        /**
         * WorkaroundRecordedBody
         * @description The name of a workaround that was recorded.
         */
        WorkaroundRecordedBody: {
            /** Workaround Id */
            workaround_id: string;
        };
        /**
         * WorkaroundShown
         * @description A workaround, for those who may read it. Nobody is told who told it.
         */
        WorkaroundShown: {
            /** Workaround Id */
            workaround_id: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Step */
            step: string;
            kind: components["schemas"]["WorkaroundKind"];
            rationale: components["schemas"]["Rationale"];
            scope: components["schemas"]["Scope"];
            impacts: components["schemas"]["ImpactsBody"];
            /** Narrative */
            narrative: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * WorkflowBody
         * @description An entry of the catalogue.
         */
        WorkflowBody: {
            /** Workflow */
            workflow: string;
            /** Name */
            name: string;
            /** Departments */
            departments: string[];
            /** Version */
            version: number;
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
    import_registry: {
        parameters: {
            query?: {
                /** @description The file's name, for the places of a refusal. */
                file?: string | null;
            };
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/fhir+json": unknown;
                "application/json": unknown;
                "text/csv": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryImportedBody"];
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
    list_sites: {
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
                    "application/json": components["schemas"]["Page_SiteSummary_"];
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
    read_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
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
                    "application/json": components["schemas"]["SiteBody"];
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
                    "application/json": components["schemas"]["Page_DepartmentBody_"];
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
    catalogue_workflows: {
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
                "application/json": components["schemas"]["CatalogueEntryBody"][];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueBody"];
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
    list_workflows: {
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
                    "application/json": components["schemas"]["Page_WorkflowBody_"];
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
    list_maps: {
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
                    "application/json": components["schemas"]["Page_MapSummary_"];
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
    record_maps: {
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
                    "application/json": components["schemas"]["RecordedMapsBody"];
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
    read_map: {
        parameters: {
            query?: {
                version?: number | null;
            };
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
                    "application/json": components["schemas"]["MapBody"];
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
    import_map: {
        parameters: {
            query: {
                /** @description Only say what would be recorded and what would be left aside. */
                preview?: boolean;
                site: string;
                department: string;
                workflow: string;
            };
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/bpmn+xml": unknown;
                "application/xml": unknown;
                "text/xml": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapImportedBody"];
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
    list_workarounds: {
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
                    "application/json": components["schemas"]["Page_WorkaroundShown_"];
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
    record_workaround: {
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
                "application/json": components["schemas"]["WorkaroundBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkaroundRecordedBody"];
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
