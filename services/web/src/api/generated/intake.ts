// Made by "npm run generate". Do not edit.
export interface paths {
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
            /** Departments */
            departments: string[];
            /** Name */
            name: string;
            /** Workflow */
            workflow: string;
        };
        /**
         * CataloguedBody
         * @description A workflow's version after the command.
         */
        CataloguedBody: {
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "catalogued" | "unchanged";
            /** Version */
            version: number;
            /** Workflow */
            workflow: string;
        };
        /**
         * DepartmentBody
         * @description A department over all sites.
         */
        DepartmentBody: {
            /** Department */
            department: string;
            /** Headcount */
            headcount: number;
            /** Name */
            name: string;
            /** Sites */
            sites: number;
        };
        /**
         * EvidenceBody
         * @description Steps by how they are known.
         */
        EvidenceBody: {
            /** Assumed */
            assumed: number;
            /** Interviewed */
            interviewed: number;
            /** Logged */
            logged: number;
            /** Observed */
            observed: number;
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
            effectiveness: components["schemas"]["Impact"];
            /** @default unknown */
            efficiency: components["schemas"]["Impact"];
            /** @default unknown */
            safety: components["schemas"]["Impact"];
        };
        /**
         * ImportedSiteBody
         * @description A site that an import named, and what it did to it.
         */
        ImportedSiteBody: {
            outcome: components["schemas"]["SiteOutcome"];
            /** Site */
            site: string;
            /** Version */
            version: number;
        };
        /**
         * MapBody
         * @description A map; ``map`` is the document as it was written, fields that nobody knows included.
         */
        MapBody: {
            /** Content Hash */
            content_hash: string;
            /** Department */
            department: string;
            evidence: components["schemas"]["EvidenceBody"];
            /** Map */
            map: {
                [key: string]: unknown;
            };
            /** Map Id */
            map_id: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Site */
            site: string;
            /** Version */
            version: number;
            /** Workflow */
            workflow: string;
        };
        /**
         * MapOutcomeBody
         * @description A map's version after the command, and whether the command made it.
         */
        MapOutcomeBody: {
            /** Content Hash */
            content_hash: string;
            /** Map Id */
            map_id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "recorded" | "unchanged";
            /** Version */
            version: number;
        };
        /**
         * MapSummary
         * @description A map without its steps.
         */
        MapSummary: {
            /** Content Hash */
            content_hash: string;
            /** Department */
            department: string;
            evidence: components["schemas"]["EvidenceBody"];
            /** Map Id */
            map_id: string;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Site */
            site: string;
            /** Version */
            version: number;
            /** Workflow */
            workflow: string;
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
         * ProblemDocument
         * @description The members of a problem, for the OpenAPI document.
         */
        ProblemDocument: {
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default []
             */
            errors: {
                [key: string]: string;
            }[];
            /** Instance */
            instance: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Trace Id
             * @default null
             */
            trace_id: string | null;
            /** Type */
            type: string;
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
            /** Left Aside */
            left_aside: {
                [key: string]: number;
            };
            /** Sites */
            sites: components["schemas"]["ImportedSiteBody"][];
            /** Unchanged */
            unchanged: number;
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
            /** Departments */
            departments: components["schemas"]["SiteDepartmentBody"][];
            kind: components["schemas"]["SiteKind"];
            /** Name */
            name: string;
            /** Site */
            site: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
            /** Wave */
            wave: string | null;
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
            /** Departments */
            departments: number;
            /** Headcount */
            headcount: number;
            kind: components["schemas"]["SiteKind"];
            /** Name */
            name: string;
            /** Site */
            site: string;
            /** Time Zone */
            time_zone: string;
            /** Version */
            version: number;
            /** Wave */
            wave: string | null;
        };
        /**
         * StaffGroupBody
         * @description People of one role on one shift.
         */
        StaffGroupBody: {
            /** Headcount */
            headcount: number;
            /** Role */
            role: string;
            /** Shift */
            shift: string;
        };
        /**
         * WorkaroundBody
         * @description A workaround at a step, as somebody tells it. ``narrative`` never leaves intake.
         */
        WorkaroundBody: {
            /** Department */
            department: string;
            /**
             * @default {
             *       "effectiveness": "unknown",
             *       "efficiency": "unknown",
             *       "safety": "unknown"
             *     }
             */
            impacts: components["schemas"]["ImpactsBody"];
            kind: components["schemas"]["WorkaroundKind"];
            /** Narrative */
            narrative: string;
            rationale: components["schemas"]["Rationale"];
            scope: components["schemas"]["Scope"];
            /** Site */
            site: string;
            /** Step */
            step: string;
            /** Workflow */
            workflow: string;
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
            /** Department */
            department: string;
            impacts: components["schemas"]["ImpactsBody"];
            kind: components["schemas"]["WorkaroundKind"];
            /** Narrative */
            narrative: string;
            rationale: components["schemas"]["Rationale"];
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            scope: components["schemas"]["Scope"];
            /** Site */
            site: string;
            /** Step */
            step: string;
            /** Workaround Id */
            workaround_id: string;
            /** Workflow */
            workflow: string;
        };
        /**
         * WorkflowBody
         * @description An entry of the catalogue.
         */
        WorkflowBody: {
            /** Departments */
            departments: string[];
            /** Name */
            name: string;
            /** Version */
            version: number;
            /** Workflow */
            workflow: string;
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
                "application/x-yaml": unknown;
                "application/yaml": unknown;
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
}
