// Made from the AsyncAPI document by "make contracts". Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Branch
         * @description One way out of a decision; ``next`` is none where that way ends the workflow.
         */
        Branch: {
            /** When */
            when: string;
            /**
             * Next
             * @default null
             */
            next: string | null;
        };
        /**
         * ChangedAct
         * @description One act of a role and how it changes.
         *
         *     ``standard_step`` is none for what stops, ``map_step`` none for what starts. ``was`` and ``will_be`` name the
         *     system, the order or the role before and after.
         */
        ChangedAct: {
            /** Name */
            name: string;
            /**
             * Map Step
             * @default null
             */
            map_step: string | null;
            /**
             * Standard Step
             * @default null
             */
            standard_step: string | null;
            /**
             * What
             * @default []
             */
            what: string[];
            /**
             * Was
             * @default null
             */
            was: string | null;
            /**
             * Will Be
             * @default null
             */
            will_be: string | null;
            /**
             * Minutes
             * @default null
             */
            minutes: number | null;
        };
        /**
         * Decision
         * @description A question in the work and its branches.
         */
        Decision: {
            /** Question */
            question: string;
            /** Branches */
            branches: components["schemas"]["Branch"][];
        };
        /**
         * EvidenceClass
         * @description How a step is known, strongest first.
         * @enum {string}
         */
        EvidenceClass: "observed" | "logged" | "interviewed" | "assumed";
        /**
         * EvidenceCounts
         * @description How many steps are known in which way. ``assumed`` also counts steps without an evidence class.
         */
        EvidenceCounts: {
            /**
             * Observed
             * @default 0
             */
            observed: number;
            /**
             * Interviewed
             * @default 0
             */
            interviewed: number;
            /**
             * Logged
             * @default 0
             */
            logged: number;
            /**
             * Assumed
             * @default 0
             */
            assumed: number;
        };
        /**
         * Exceptional
         * @description A case in which the work leaves its usual way.
         */
        Exceptional: {
            /** When */
            when: string;
            /**
             * Next
             * @default null
             */
            next: string | null;
        };
        /**
         * GivenItem
         * @description A data item that a step brings into being, and the value set it is in.
         */
        GivenItem: {
            /** Item */
            item: string;
            /**
             * Values
             * @default null
             */
            values: string | null;
        };
        /**
         * HandOff
         * @description Who takes over after a step, and by what.
         */
        HandOff: {
            /** Role */
            role: string;
            /**
             * By
             * @default null
             */
            by: string | null;
        };
        /**
         * IncidentAcknowledged
         * @description A department says that it knows.
         */
        IncidentAcknowledged: {
            /** Incident Id */
            incident_id: string;
            /** Department */
            department: string;
        };
        /**
         * IncidentContained
         * @description A sanctioned workaround holds until ``until``; the measure's text is ``measure_id`` in incident.
         */
        IncidentContained: {
            /** Incident Id */
            incident_id: string;
            /** Department */
            department: string;
            /** Measure Id */
            measure_id: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * IncidentOpened
         * @description A report became an incident, routed to every department downstream of its step.
         */
        IncidentOpened: {
            /** Incident Id */
            incident_id: string;
            /** Report Id */
            report_id: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Step */
            step: string;
            /**
             * Step Name
             * @default null
             */
            step_name: string | null;
            severity: components["schemas"]["Severity"];
            /** Owner Department */
            owner_department: string;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Routed To */
            routed_to: components["schemas"]["Routed"][];
        };
        /**
         * IncidentResolved
         * @description The fault is mended; the text of the resolution is ``resolution_id`` in incident.
         */
        IncidentResolved: {
            /** Incident Id */
            incident_id: string;
            /** Department */
            department: string;
            /** Resolution Id */
            resolution_id: string;
        };
        /**
         * LessonItem
         * @description One thing to learn: an act that stops, starts, changes or is now someone else's.
         */
        LessonItem: {
            /**
             * Change
             * @enum {string}
             */
            change: "stops" | "starts" | "changed" | "now-someone-elses";
            /** Name */
            name: string;
            /**
             * Step
             * @default null
             */
            step: string | null;
            /**
             * Was
             * @default null
             */
            was: string | null;
            /**
             * Will Be
             * @default null
             */
            will_be: string | null;
        };
        /**
         * LessonPrepared
         * @description A version of a lesson, made from the signed standard with ``content_hash``.
         */
        LessonPrepared: {
            /** Lesson Id */
            lesson_id: string;
            /** Workflow */
            workflow: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Role */
            role: string;
            /** Content Hash */
            content_hash: string;
            /** Minutes */
            minutes: number;
            /** Items */
            items: components["schemas"]["LessonItem"][];
        };
        /**
         * LessonWithdrawn
         * @description The signed standard with ``content_hash`` changes nothing for the role any more: there is nothing to learn.
         */
        LessonWithdrawn: {
            /** Lesson Id */
            lesson_id: string;
            /** Workflow */
            workflow: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Role */
            role: string;
            /** Content Hash */
            content_hash: string;
        };
        /**
         * MapRecorded
         * @description A version of a map. ``content_hash`` is over its canonical form; equal hashes are equal maps.
         */
        MapRecorded: {
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Workflow */
            workflow: string;
            /** Map Version */
            map_version: number;
            /** Content Hash */
            content_hash: string;
            /**
             * Starts With
             * @default []
             */
            starts_with: string[];
            /**
             * Ends With
             * @default []
             */
            ends_with: string[];
            /**
             * Told By
             * @default []
             */
            told_by: components["schemas"]["Teller"][];
            evidence: components["schemas"]["EvidenceCounts"];
            /** Steps */
            steps: components["schemas"]["WorkflowStep"][];
        };
        /**
         * NeededItem
         * @description A data item that a step cannot do without (or can, where ``required`` is false).
         */
        NeededItem: {
            /** Item */
            item: string;
            /**
             * Values
             * @default null
             */
            values: string | null;
            /**
             * By
             * @default null
             */
            by: string | null;
            /**
             * Required
             * @default true
             */
            required: boolean;
        };
        /**
         * Party
         * @description The five parties that must agree on one design.
         * @enum {string}
         */
        Party: "clinical" | "revenue-cycle" | "it" | "compliance" | "administration";
        /**
         * ProficiencyLevel
         * @description The ladder of proficiency, lowest first; attended is not passed, passed is not done.
         * @enum {string}
         */
        ProficiencyLevel: "attended" | "passed" | "demonstrated" | "observed";
        /**
         * ProficiencyRecorded
         * @description One attempt at one level of the ladder, and the level that the learner holds after it.
         */
        ProficiencyRecorded: {
            /** Lesson Id */
            lesson_id: string;
            /** Workflow */
            workflow: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Role */
            role: string;
            /** Learner */
            learner: string;
            /** Content Hash */
            content_hash: string;
            /** Attempt */
            attempt: number;
            level: components["schemas"]["ProficiencyLevel"];
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "reached" | "not-reached";
            holds: components["schemas"]["ProficiencyLevel"] | null;
        };
        /**
         * RoleDelta
         * @description What changes for one role at the site. ``department`` is where the role does the work.
         */
        RoleDelta: {
            /** Role */
            role: string;
            /** Department */
            department: string;
            /**
             * Stops
             * @default []
             */
            stops: components["schemas"]["ChangedAct"][];
            /**
             * Starts
             * @default []
             */
            starts: components["schemas"]["ChangedAct"][];
            /**
             * Changed
             * @default []
             */
            changed: components["schemas"]["ChangedAct"][];
            /**
             * Now Someone Elses
             * @default []
             */
            now_someone_elses: components["schemas"]["ChangedAct"][];
        };
        /**
         * Routed
         * @description A department that the incident touches, and the way from the failing step to it.
         *
         *     ``path`` starts at the failing step and ends at the department's first step downstream; ``by`` is the item that
         *     crosses into the department, none where it is the department of the failing step itself.
         */
        Routed: {
            /** Department */
            department: string;
            /**
             * By
             * @default null
             */
            by: string | null;
            /** Path */
            path: components["schemas"]["StepPointer"][];
        };
        /**
         * Seat
         * @description The department that holds a party's signature in this round.
         */
        Seat: {
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
        };
        /**
         * Severity
         * @description How bad an incident is for patients and the day's work.
         * @enum {string}
         */
        Severity: "safety" | "high" | "medium" | "low";
        /**
         * SignOffCompleted
         * @description All five parties have signed ``content_hash``.
         */
        SignOffCompleted: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
        };
        /**
         * SignOffGranted
         * @description A party signed.
         */
        SignOffGranted: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
            /** Content Hash */
            content_hash: string;
            /** Decided By */
            decided_by: string;
            /**
             * Reason Id
             * @default null
             */
            reason_id: string | null;
        };
        /**
         * SignOffObjected
         * @description A party objects; the round cannot complete until it signs.
         */
        SignOffObjected: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
            /** Content Hash */
            content_hash: string;
            /** Decided By */
            decided_by: string;
            /**
             * Reason Id
             * @default null
             */
            reason_id: string | null;
        };
        /**
         * SignOffRebound
         * @description An edit moved the round to a new hash: ``kept`` decisions hold for it, ``voided`` must be made again.
         */
        SignOffRebound: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            /** Standard Version */
            standard_version: number;
            /** From Hash */
            from_hash: string;
            /** Content Hash */
            content_hash: string;
            /** Kept */
            kept: components["schemas"]["Party"][];
            /** Voided */
            voided: components["schemas"]["VoidedSignature"][];
        };
        /**
         * SignOffRequested
         * @description A round is open: all five parties are asked to decide on ``content_hash``.
         */
        SignOffRequested: {
            /** Round Id */
            round_id: string;
            /** Workflow */
            workflow: string;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Seats */
            seats: components["schemas"]["Seat"][];
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
        };
        /**
         * SignalCleared
         * @description A signal no longer stands.
         */
        SignalCleared: {
            /** Signal Id */
            signal_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hot-spot" | "stalled-sign-off";
            /** Departments */
            departments: string[];
            /** Evidence */
            evidence: string[];
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
        };
        /**
         * SignalRaised
         * @description A signal stands.
         *
         *     For ``hot-spot``: ``site``, ``workflow``, ``step`` and its name, ``severity`` (the worst seen), ``count`` incidents
         *     in ``window_minutes`` against ``threshold``. For ``stalled-sign-off``: ``round_id``, ``workflow``, ``waiting_for``
         *     parties, ``count`` hours without a decision against ``threshold`` hours.
         */
        SignalRaised: {
            /** Signal Id */
            signal_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hot-spot" | "stalled-sign-off";
            /** Departments */
            departments: string[];
            /** Evidence */
            evidence: string[];
            /**
             * As Of
             * Format: date-time
             */
            as_of: string;
            /**
             * Site
             * @default null
             */
            site: string | null;
            /** Workflow */
            workflow: string;
            /**
             * Step
             * @default null
             */
            step: string | null;
            /**
             * Step Name
             * @default null
             */
            step_name: string | null;
            /** @default null */
            severity: components["schemas"]["Severity"] | null;
            /**
             * Round Id
             * @default null
             */
            round_id: string | null;
            /**
             * Waiting For
             * @default []
             */
            waiting_for: components["schemas"]["Party"][];
            /** Count */
            count: number;
            /** Threshold */
            threshold: number;
            /**
             * Window Minutes
             * @default null
             */
            window_minutes: number | null;
        };
        /**
         * SiteChanged
         * @description An import changed a site: another name, wave, department, role or head count.
         */
        SiteChanged: {
            /** Site */
            site: string;
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hospital" | "clinic";
            /**
             * Wave
             * @default null
             */
            wave: string | null;
            /**
             * Time Zone
             * @default UTC
             */
            time_zone: string;
            /**
             * Departments
             * @default []
             */
            departments: components["schemas"]["SiteDepartment"][];
        };
        /**
         * SiteDeltaComputed
         * @description The difference between a site's map and the standard. ``map_version`` is none where the site has no map.
         */
        SiteDeltaComputed: {
            /** Workflow */
            workflow: string;
            /** Site */
            site: string;
            /** Department */
            department: string;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Map Version */
            map_version: number | null;
            /** Roles */
            roles: components["schemas"]["RoleDelta"][];
        };
        /**
         * SiteDepartment
         * @description A department as it exists at one site.
         */
        SiteDepartment: {
            /** Department */
            department: string;
            /** Name */
            name: string;
            /**
             * Staff
             * @default []
             */
            staff: components["schemas"]["StaffGroup"][];
        };
        /**
         * SiteRegistered
         * @description A site is known for the first time.
         */
        SiteRegistered: {
            /** Site */
            site: string;
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "hospital" | "clinic";
            /**
             * Wave
             * @default null
             */
            wave: string | null;
            /**
             * Time Zone
             * @default UTC
             */
            time_zone: string;
            /**
             * Departments
             * @default []
             */
            departments: components["schemas"]["SiteDepartment"][];
        };
        /**
         * StaffGroup
         * @description People of one role on one shift; ``headcount`` counts persons, not full-time equivalents.
         */
        StaffGroup: {
            /** Role */
            role: string;
            /** Shift */
            shift: string;
            /** Headcount */
            headcount: number;
        };
        /**
         * StandardAdopted
         * @description A workflow has its first standard.
         */
        StandardAdopted: {
            /** Workflow */
            workflow: string;
            /** Department */
            department: string;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Covers */
            covers: string[];
            /**
             * Starts With
             * @default []
             */
            starts_with: string[];
            /**
             * Ends With
             * @default []
             */
            ends_with: string[];
            /** Steps */
            steps: components["schemas"]["WorkflowStep"][];
        };
        /**
         * StandardEdited
         * @description A standard has a new version. What its signatures are worth now: see ``alignment.sign-off.rebound.v1``.
         */
        StandardEdited: {
            /** Workflow */
            workflow: string;
            /** Department */
            department: string;
            /** Standard Version */
            standard_version: number;
            /** Content Hash */
            content_hash: string;
            /** Covers */
            covers: string[];
            /**
             * Starts With
             * @default []
             */
            starts_with: string[];
            /**
             * Ends With
             * @default []
             */
            ends_with: string[];
            /** Steps */
            steps: components["schemas"]["WorkflowStep"][];
        };
        /**
         * StepPointer
         * @description A step of one map or standard.
         */
        StepPointer: {
            /** Map */
            map: string;
            /** Step */
            step: string;
            /**
             * Name
             * @default null
             */
            name: string | null;
        };
        /**
         * Teller
         * @description A role, on a shift, whose telling the map was made from.
         */
        Teller: {
            /** Role */
            role: string;
            /**
             * Shift
             * @default null
             */
            shift: string | null;
            /** @default null */
            evidence: components["schemas"]["EvidenceClass"] | null;
        };
        /**
         * TouchedInterest
         * @description Why a signature no longer holds: the part of the standard that changed and that the party cares about.
         */
        TouchedInterest: {
            /**
             * Step
             * @default null
             */
            step: string | null;
            /**
             * Step Name
             * @default null
             */
            step_name: string | null;
            /** What */
            what: string;
        };
        /**
         * VoidedSignature
         * @description A signature that an edit broke.
         */
        VoidedSignature: {
            party: components["schemas"]["Party"];
            /** Department */
            department: string;
            /** Because */
            because: components["schemas"]["TouchedInterest"][];
        };
        /**
         * WorkaroundRecorded
         * @description A workaround at a step of a site's workflow; its fate is not decided yet.
         */
        WorkaroundRecorded: {
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
            /**
             * Kind
             * @enum {string}
             */
            kind: "in-system-sequence" | "in-system-data-entry" | "out-of-system";
            /**
             * Rationale
             * @enum {string}
             */
            rationale: "declarative-knowledge" | "procedural-knowledge" | "memory-aid" | "awareness" | "social-norms" | "trust" | "usability" | "technical-issues" | "data-presentation" | "data-specificity" | "data-integration" | "enforced-actions" | "data-quality" | "interoperability";
            /**
             * Scope
             * @enum {string}
             */
            scope: "patient" | "clinician" | "organisation";
        };
        /**
         * WorkflowCatalogued
         * @description A workflow is in the catalogue, done by ``departments``; those make its scope, site by site.
         */
        WorkflowCatalogued: {
            /** Workflow */
            workflow: string;
            /** Name */
            name: string;
            /** Departments */
            departments: string[];
        };
        /**
         * WorkflowStep
         * @description One step: who does what, with what, where and how long.
         *
         *     ``minutes`` is (low, likely, high). ``department`` is given where the step belongs to another department than its
         *     workflow's own.
         */
        WorkflowStep: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Actor */
            actor: string;
            /**
             * Department
             * @default null
             */
            department: string | null;
            /**
             * After
             * @default []
             */
            after: string[];
            /**
             * Needs
             * @default []
             */
            needs: components["schemas"]["NeededItem"][];
            /**
             * Gives
             * @default []
             */
            gives: components["schemas"]["GivenItem"][];
            /**
             * Marks
             * @default []
             */
            marks: string[];
            /**
             * System
             * @default null
             */
            system: string | null;
            /**
             * Minutes
             * @default null
             */
            minutes: [
                number,
                number,
                number
            ] | null;
            /**
             * Waits Minutes
             * @description minutes
             * @default 0
             */
            waits_minutes: number;
            /** @default null */
            evidence: components["schemas"]["EvidenceClass"] | null;
            /** @default null */
            decision: components["schemas"]["Decision"] | null;
            /**
             * Next
             * @default []
             */
            next: string[];
            /** @default null */
            hands_to: components["schemas"]["HandOff"] | null;
            /**
             * Exceptions
             * @default []
             */
            exceptions: components["schemas"]["Exceptional"][];
        };
        /**
         * Envelope
         * @description One event on the wire.
         *
         *     ``aggregateversion`` is gapless from 1 per ``aggregateid`` on topics with ordering ``gapless``; on topics with
         *     ordering ``latest`` it only grows. ``traceparent`` is the context of the command that caused the event.
         */
        Envelope: {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** Type */
            type: string;
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            /** Data */
            data: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.sign-off.completed.v1
         * @description All five parties have signed ``content_hash``.
         */
        "alignment.sign-off.completed.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.sign-off.completed.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignOffCompleted"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.sign-off.granted.v1
         * @description A party signed.
         */
        "alignment.sign-off.granted.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.sign-off.granted.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignOffGranted"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.sign-off.objected.v1
         * @description A party objects; the round cannot complete until it signs.
         */
        "alignment.sign-off.objected.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.sign-off.objected.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignOffObjected"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.sign-off.rebound.v1
         * @description An edit moved the round to a new hash: ``kept`` decisions hold for it, ``voided`` must be made again.
         */
        "alignment.sign-off.rebound.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.sign-off.rebound.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignOffRebound"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.sign-off.requested.v1
         * @description A round is open: all five parties are asked to decide on ``content_hash``.
         */
        "alignment.sign-off.requested.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.sign-off.requested.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignOffRequested"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.site-delta.computed.v1
         * @description The difference between a site's map and the standard. ``map_version`` is none where the site has no map.
         */
        "alignment.site-delta.computed.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.site-delta.computed.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SiteDeltaComputed"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.standard.adopted.v1
         * @description A workflow has its first standard.
         */
        "alignment.standard.adopted.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.standard.adopted.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["StandardAdopted"];
        } & {
            [key: string]: unknown;
        };
        /**
         * alignment.standard.edited.v1
         * @description A standard has a new version. What its signatures are worth now: see ``alignment.sign-off.rebound.v1``.
         */
        "alignment.standard.edited.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "alignment.standard.edited.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["StandardEdited"];
        } & {
            [key: string]: unknown;
        };
        /**
         * departments.signal.cleared.v1
         * @description A signal no longer stands.
         */
        "departments.signal.cleared.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "departments.signal.cleared.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignalCleared"];
        } & {
            [key: string]: unknown;
        };
        /**
         * departments.signal.raised.v1
         * @description A signal stands.
         */
        "departments.signal.raised.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "departments.signal.raised.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SignalRaised"];
        } & {
            [key: string]: unknown;
        };
        /**
         * incident.incident.acknowledged.v1
         * @description A department says that it knows.
         */
        "incident.incident.acknowledged.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "incident.incident.acknowledged.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["IncidentAcknowledged"];
        } & {
            [key: string]: unknown;
        };
        /**
         * incident.incident.contained.v1
         * @description A sanctioned workaround holds until ``until``; the measure's text is ``measure_id`` in incident.
         */
        "incident.incident.contained.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "incident.incident.contained.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["IncidentContained"];
        } & {
            [key: string]: unknown;
        };
        /**
         * incident.incident.opened.v1
         * @description A report became an incident, routed to every department downstream of its step.
         */
        "incident.incident.opened.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "incident.incident.opened.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["IncidentOpened"];
        } & {
            [key: string]: unknown;
        };
        /**
         * incident.incident.resolved.v1
         * @description The fault is mended; the text of the resolution is ``resolution_id`` in incident.
         */
        "incident.incident.resolved.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "incident.incident.resolved.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["IncidentResolved"];
        } & {
            [key: string]: unknown;
        };
        /**
         * intake.map.recorded.v1
         * @description A version of a map. ``content_hash`` is over its canonical form; equal hashes are equal maps.
         */
        "intake.map.recorded.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "intake.map.recorded.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["MapRecorded"];
        } & {
            [key: string]: unknown;
        };
        /**
         * intake.site.changed.v1
         * @description An import changed a site: another name, wave, department, role or head count.
         */
        "intake.site.changed.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "intake.site.changed.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SiteChanged"];
        } & {
            [key: string]: unknown;
        };
        /**
         * intake.site.registered.v1
         * @description A site is known for the first time.
         */
        "intake.site.registered.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "intake.site.registered.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["SiteRegistered"];
        } & {
            [key: string]: unknown;
        };
        /**
         * intake.workaround.recorded.v1
         * @description A workaround at a step of a site's workflow; its fate is not decided yet.
         */
        "intake.workaround.recorded.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "intake.workaround.recorded.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["WorkaroundRecorded"];
        } & {
            [key: string]: unknown;
        };
        /**
         * intake.workflow.catalogued.v1
         * @description A workflow is in the catalogue, done by ``departments``; those make its scope, site by site.
         */
        "intake.workflow.catalogued.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "intake.workflow.catalogued.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["WorkflowCatalogued"];
        } & {
            [key: string]: unknown;
        };
        /**
         * training.lesson.prepared.v1
         * @description A version of a lesson, made from the signed standard with ``content_hash``.
         */
        "training.lesson.prepared.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "training.lesson.prepared.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["LessonPrepared"];
        } & {
            [key: string]: unknown;
        };
        /**
         * training.lesson.withdrawn.v1
         * @description The signed standard with ``content_hash`` changes nothing for the role any more: there is nothing to learn.
         */
        "training.lesson.withdrawn.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "training.lesson.withdrawn.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["LessonWithdrawn"];
        } & {
            [key: string]: unknown;
        };
        /**
         * training.proficiency.recorded.v1
         * @description One attempt at one level of the ladder, and the level that the learner holds after it.
         */
        "training.proficiency.recorded.v1": {
            /**
             * Specversion
             * @default 1.0
             * @constant
             */
            specversion: "1.0";
            /** Id */
            id: string;
            /** Source */
            source: string;
            /** @constant */
            type: "training.proficiency.recorded.v1";
            /** Subject */
            subject: string;
            /**
             * Time
             * Format: date-time
             */
            time: string;
            /**
             * Datacontenttype
             * @default application/json
             * @constant
             */
            datacontenttype: "application/json";
            /**
             * Dataschema
             * @default null
             */
            dataschema: string | null;
            /** Aggregateid */
            aggregateid: string;
            /** Aggregateversion */
            aggregateversion: number;
            /** Actor */
            actor: string;
            /**
             * Traceparent
             * @default null
             */
            traceparent: string | null;
            /**
             * Tracestate
             * @default null
             */
            tracestate: string | null;
            data: components["schemas"]["ProficiencyRecorded"];
        } & {
            [key: string]: unknown;
        };
        /** @description Any event; its type says which. */
        Event: components["schemas"]["alignment.sign-off.completed.v1"] | components["schemas"]["alignment.sign-off.granted.v1"] | components["schemas"]["alignment.sign-off.objected.v1"] | components["schemas"]["alignment.sign-off.rebound.v1"] | components["schemas"]["alignment.sign-off.requested.v1"] | components["schemas"]["alignment.site-delta.computed.v1"] | components["schemas"]["alignment.standard.adopted.v1"] | components["schemas"]["alignment.standard.edited.v1"] | components["schemas"]["departments.signal.cleared.v1"] | components["schemas"]["departments.signal.raised.v1"] | components["schemas"]["incident.incident.acknowledged.v1"] | components["schemas"]["incident.incident.contained.v1"] | components["schemas"]["incident.incident.opened.v1"] | components["schemas"]["incident.incident.resolved.v1"] | components["schemas"]["intake.map.recorded.v1"] | components["schemas"]["intake.site.changed.v1"] | components["schemas"]["intake.site.registered.v1"] | components["schemas"]["intake.workaround.recorded.v1"] | components["schemas"]["intake.workflow.catalogued.v1"] | components["schemas"]["training.lesson.prepared.v1"] | components["schemas"]["training.lesson.withdrawn.v1"] | components["schemas"]["training.proficiency.recorded.v1"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
