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
    "/v1/registry-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show */
        get: operations["show_registry_import"];
        put?: never;
        post?: never;
        /** Remove */
        delete: operations["remove_registry_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registry-imports/{import_id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply */
        post: operations["apply_registry_import"];
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
    "/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List All */
        get: operations["list_coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cells/{site}/{department}/{workflow}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: operations["reopen_cell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/baselines/{site}/{department}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read */
        get: operations["read_baseline"];
        put?: never;
        /** Freeze */
        post: operations["freeze_baseline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/go-live-dates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan */
        post: operations["plan_go_live"];
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
         * ApplicationBody
         * @description ``rest``: load the sound rows although others were refused.
         */
        ApplicationBody: {
            /**
             * Rest
             * @default false
             */
            rest: boolean;
        };
        /**
         * BaselineBody
         * @description A frozen baseline, and whether it was frozen at least eight weeks before its wave goes live.
         */
        BaselineBody: {
            /** Site */
            site: string;
            /** Department */
            department: string;
            /**
             * First Day
             * Format: date
             */
            first_day: string;
            /**
             * Last Day
             * Format: date
             */
            last_day: string;
            /** Days */
            days: number;
            /** Measures */
            measures: {
                [key: string]: components["schemas"]["IntervalBody"];
            };
            /** Frozen By */
            frozen_by: string;
            /**
             * Frozen At
             * Format: date-time
             */
            frozen_at: string;
            /** Go Live */
            go_live: string | null;
            timeliness: components["schemas"]["Timeliness"];
        };
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
         * CellReopenedBody
         * @description A reopening that was kept.
         */
        CellReopenedBody: {
            /** Cell Reopening Id */
            cell_reopening_id: string;
        };
        /**
         * CellState
         * @description The first of these that holds.
         * @enum {string}
         */
        CellState: "unmapped" | "reopened" | "assumed-heavy" | "aged" | "fresh";
        /**
         * ChangeBody
         * @description One field, before and after; nothing before where the thing is new.
         */
        ChangeBody: {
            level: components["schemas"]["Level"];
            outcome: components["schemas"]["Outcome"];
            /** Site */
            site: string;
            /** Department */
            department: string | null;
            /** Role */
            role: string | null;
            /** Shift */
            shift: string | null;
            /** Field */
            field: string;
            /** Before */
            before: string | null;
            /** After */
            after: string;
        };
        /**
         * CoverageBody
         * @description How well a cell is known; of its map nothing where there is none.
         */
        CoverageBody: {
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Wave */
            wave: string | null;
            state: components["schemas"]["CellState"];
            /** Age Days */
            age_days: number | null;
            /** Assumed Share */
            assumed_share: number | null;
            /** Map Version */
            map_version: number | null;
            /** Recorded At */
            recorded_at: string | null;
            reopened_for: components["schemas"]["ReopeningReason"] | null;
            /** Reopened At */
            reopened_at: string | null;
        };
        /**
         * DayBody
         * @description One day of a department.
         */
        DayBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Visits */
            visits?: number | null;
            /** Turnaround Minutes */
            turnaround_minutes?: number | null;
            /** Charges */
            charges?: number | null;
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
         * FreezingBody
         * @description The days that a baseline is made of.
         */
        FreezingBody: {
            /** Days */
            days: components["schemas"]["DayBody"][];
        };
        /**
         * GoLiveBody
         * @description The day on which a wave goes live.
         */
        GoLiveBody: {
            /** Wave */
            wave: string;
            /**
             * Go Live
             * Format: date
             */
            go_live: string;
        };
        /**
         * GoLivePlannedBody
         * @description A date that was kept.
         */
        GoLivePlannedBody: {
            /** Go Live Date Id */
            go_live_date_id: string;
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
         * ImportState
         * @description Whether an import was applied.
         * @enum {string}
         */
        ImportState: "waiting" | "applied";
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
         * IntervalBody
         * @description A likely value between a low and a high one.
         */
        IntervalBody: {
            /** Low */
            low: number;
            /** Likely */
            likely: number;
            /** High */
            high: number;
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
         * Level
         * @description What a change is of.
         * @enum {string}
         */
        Level: "site" | "department" | "role";
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
        /**
         * Measure
         * @description What is counted of a department's day.
         * @enum {string}
         */
        Measure: "visits" | "turnaround_minutes" | "charges";
        /**
         * Outcome
         * @description What an import does to one thing that it names.
         * @enum {string}
         */
        Outcome: "added" | "changed" | "unchanged";
        /** Page[CoverageBody] */
        Page_CoverageBody_: {
            /** Items */
            items: components["schemas"]["CoverageBody"][];
            /** Next */
            next?: string | null;
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
         * RefusedPlaceBody
         * @description Where a row cannot be right, what was expected and what is there.
         */
        RefusedPlaceBody: {
            /** Place */
            place: string;
            /** Rule */
            rule: string;
            /** Found */
            found: string;
        };
        /**
         * RegistryImportBody
         * @description An import: what it changes (the first 2000 changes), and the rows that wait.
         */
        RegistryImportBody: {
            /** Registry Import Id */
            registry_import_id: string;
            /** File */
            file: string;
            state: components["schemas"]["ImportState"];
            sites: components["schemas"]["TallyBody"];
            departments: components["schemas"]["TallyBody"];
            roles: components["schemas"]["TallyBody"];
            /** Changes */
            changes: components["schemas"]["ChangeBody"][];
            /** Changes In All */
            changes_in_all: number;
            /** Refused */
            refused: components["schemas"]["RefusedPlaceBody"][];
            /** Refused Rows */
            refused_rows: number;
            /** Left Aside */
            left_aside: {
                [key: string]: number;
            };
            /** Staged By */
            staged_by: string;
            /**
             * Staged At
             * Format: date-time
             */
            staged_at: string;
            /** Applied By */
            applied_by: string | null;
            /** Applied At */
            applied_at: string | null;
            /** Registry Version */
            registry_version: number;
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
         * ReopeningBody
         * @description Why a cell must be looked at again.
         */
        ReopeningBody: {
            reason: components["schemas"]["ReopeningReason"];
        };
        /**
         * ReopeningReason
         * @description Why a cell must be looked at again.
         * @enum {string}
         */
        ReopeningReason: "manager-changed" | "volume-jumped" | "work-changed";
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
         * TallyBody
         * @description How many things of one level the file names, by what happens to them.
         */
        TallyBody: {
            /** Added */
            added: number;
            /** Changed */
            changed: number;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * Timeliness
         * @description Whether a baseline was frozen early enough before go-live.
         * @enum {string}
         */
        Timeliness: "in-time" | "late" | "go-live-unknown";
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
                /** @description Keep it as a preview until somebody applies it. */
                stage?: boolean;
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
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryImportedBody"] | components["schemas"]["RegistryImportBody"];
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
    show_registry_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
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
                    "application/json": components["schemas"]["RegistryImportBody"];
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
    remove_registry_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    apply_registry_import: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what you changed. */
                "If-Match": string;
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryImportBody"];
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
    list_coverage: {
        parameters: {
            query?: {
                site?: string | null;
                department?: string | null;
                wave?: string | null;
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
                    "application/json": components["schemas"]["Page_CoverageBody_"];
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
    reopen_cell: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                site: string;
                department: string;
                workflow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CellReopenedBody"];
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
    read_baseline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                site: string;
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
                    "application/json": components["schemas"]["BaselineBody"];
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
    freeze_baseline: {
        parameters: {
            query?: never;
            header: {
                /** @description A new value for each command; the same value for its repetitions. Kept for seven days. */
                "Idempotency-Key": string;
            };
            path: {
                site: string;
                department: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezingBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BaselineBody"];
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
    plan_go_live: {
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
                "application/json": components["schemas"]["GoLiveBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoLivePlannedBody"];
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
