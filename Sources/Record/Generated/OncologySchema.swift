// Made from Mappings/Schema/oncology.yaml; run the tests with HILUM_RECORD=1 after a change.

extension Schema {
    /// The vocabulary of `Mappings/Schema/oncology.yaml`.
    public static let oncology = Schema(groups: oncologyGroups, lists: oncologyLists)

    private static let oncologyLists: [CodeList] = [
        CodeList(
            "sex",
            [
                "male",
                "female",
                "other",
            ]),
        CodeList(
            "race",
            [
                "white",
                "black",
                "american-indian",
                "chinese",
                "japanese",
                "filipino",
                "native-hawaiian",
                "korean",
                "vietnamese",
                "laotian",
                "hmong",
                "cambodian",
                "thai",
                "asian-indian-or-pakistani",
                "asian-indian",
                "pakistani",
                "micronesian",
                "chamorro",
                "guamanian",
                "polynesian",
                "tahitian",
                "samoan",
                "tongan",
                "melanesian",
                "fijian",
                "papua-new-guinean",
                "other-asian",
                "pacific-islander",
                "other",
                "asian",
                "pacific-islander-omb",
                "none",
            ]),
        CodeList(
            "ethnicity",
            [
                "not-hispanic",
                "mexican",
                "puerto-rican",
                "cuban",
                "south-central-american",
                "other-hispanic",
                "hispanic",
                "surname-only",
                "dominican",
            ]),
        CodeList(
            "vitalStatus",
            [
                "alive",
                "dead",
            ]),
        CodeList(
            "laterality",
            [
                "not-paired",
                "right",
                "left",
                "one-side",
                "bilateral",
                "midline",
            ]),
        CodeList(
            "behavior",
            [
                "0",
                "1",
                "2",
                "3",
                "6",
            ]),
        CodeList(
            "intent",
            [
                "curative",
                "palliative",
                "prophylactic",
                "supportive",
                "diagnostic",
                "guidance",
                "screening",
                "forensic",
            ]),
        CodeList(
            "modality",
            [
                "none",
                "external-beam",
                "photon",
                "proton",
                "electron",
                "neutron",
                "carbon",
                "brachytherapy",
                "ldr",
                "hdr",
                "ldr-intracavitary",
                "hdr-intracavitary",
                "ldr-interstitial",
                "hdr-interstitial",
                "electronic-brachytherapy",
                "permanent-seeds",
                "pdr",
                "radiopharmaceutical",
                "radium-223",
                "strontium-89",
                "strontium-90",
                "unspecified",
            ]),
        CodeList(
            "technique",
            [
                "none",
                "unspecified",
                "low-energy",
                "2d",
                "3d",
                "imrt",
                "vmat",
                "stereotactic",
                "sbrt",
                "srs",
                "stereotactic-robotic",
                "gamma-knife",
                "adaptive-ct",
                "adaptive-mr",
                "iort",
                "flash",
                "passive-scatter",
                "spot-scanning",
                "particle-scanning",
                "neutron-capture",
                "intracavitary",
                "interstitial",
                "surface",
                "intraluminal",
                "intracavitary-modulated",
                "intravascular",
                "oral",
                "other",
            ]),
        CodeList(
            "volume",
            [
                "none",
                "nodes-neck",
                "nodes-thoracic",
                "nodes-neck-thoracic",
                "nodes-breast",
                "nodes-abdominal",
                "nodes-pelvic",
                "nodes-abdominal-pelvic",
                "nodes",
                "eye",
                "pituitary",
                "brain-whole",
                "brain-limited",
                "spinal-cord",
                "nasopharynx",
                "oral-cavity",
                "oropharynx",
                "larynx-hypopharynx",
                "sinuses-nasal",
                "salivary-gland",
                "thyroid",
                "head-neck",
                "lung",
                "mesothelium",
                "thymus",
                "chest",
                "breast-whole",
                "breast-partial",
                "chest-wall",
                "esophagus",
                "stomach",
                "small-bowel",
                "colon",
                "rectum",
                "anus",
                "liver",
                "biliary",
                "pancreas",
                "abdomen",
                "bladder-whole",
                "bladder-partial",
                "kidney",
                "ureter",
                "prostate-whole",
                "prostate-partial",
                "urethra",
                "penis",
                "testis-scrotum",
                "ovary-tube",
                "uterus-cervix",
                "vagina",
                "vulva",
                "skull",
                "spine",
                "shoulder",
                "ribs",
                "hip",
                "pelvic-bones",
                "pelvis",
                "extremity-bone",
                "skin",
                "soft-tissue",
                "hemibody",
                "whole-body",
                "mantle",
                "lower-extended-field",
                "inverted-y",
                "invalid-historical",
                "other",
                "brain",
                "breast",
                "bladder",
                "prostate",
                "skull-base",
                "mandible",
                "maxilla",
                "orbit",
                "vertebral-body",
                "c-spine",
                "t-spine",
                "l-spine",
                "t-l-spine",
                "l-s-spine",
                "c-t-spine",
                "sacrum",
                "coccyx",
                "atlas-c1",
                "axis-c2",
                "c3",
                "c4",
                "c5",
                "c6",
                "c7",
                "t1",
                "t2",
                "t3",
                "t4",
                "t5",
                "t6",
                "t7",
                "t8",
                "t9",
                "t10",
                "t11",
                "t12",
                "l1",
                "l2",
                "l3",
                "l4",
                "l5",
                "s1",
                "s2",
                "s3",
                "s4",
                "s5",
                "pelvis-bone",
                "ilium",
                "ischium",
                "pubis",
                "acetabulum",
                "sacroiliac-joint",
                "femur",
                "femur-head",
                "femur-neck",
                "femur-shaft",
                "tibia",
                "fibula",
                "patella",
                "foot-bone",
                "scapula",
                "clavicle",
                "humerus",
                "radius",
                "ulna",
                "hand-bone",
                "rib",
                "sternum",
                "bone",
                "rib1",
                "rib2",
                "rib3",
                "rib4",
                "rib5",
                "rib6",
                "rib7",
                "rib8",
                "rib9",
                "rib10",
                "rib11",
                "rib12",
            ]),
        CodeList(
            "drainingNodes",
            [
                "none",
                "nodes-neck",
                "nodes-thoracic",
                "nodes-neck-thoracic",
                "nodes-breast",
                "nodes-abdominal",
                "nodes-pelvic",
                "nodes-abdominal-pelvic",
                "nodes",
            ]),
        CodeList(
            "discontinued",
            [
                "none",
                "completed",
                "toxicity",
                "patient-factor",
                "progression",
                "no-response",
                "patient",
                "family",
                "death",
                "not-documented",
                "other",
                "financial",
                "moved-away",
                "not-available",
                "lost-to-follow-up",
                "noncompliance",
                "trial-completed",
                "pregnancy",
            ]),
        CodeList(
            "reasonNoRadiation",
            [
                "given",
                "not-planned",
                "contraindicated",
                "died-before",
                "recommended-not-given",
                "refused",
                "recommended-unknown",
            ]),
        CodeList(
            "radiationSummary",
            [
                "none",
                "beam",
                "implants",
                "isotopes",
                "combined",
                "unspecified",
                "other-historic",
                "refused-historic",
                "recommended-unknown",
            ]),
        CodeList(
            "surgeryRadiationSequence",
            [
                "none",
                "before",
                "after",
                "before-and-after",
                "intraoperative",
                "intraoperative-and-other",
                "surgery-both-sides",
                "order-unknown",
            ]),
        CodeList(
            "palliativeProcedure",
            [
                "none",
                "surgery",
                "radiation",
                "systemic",
                "pain-management",
                "combination",
                "combination-with-pain",
                "unspecified",
            ]),
        CodeList(
            "summaryStage",
            [
                "in-situ",
                "localized",
                "regional-direct",
                "regional-nodes",
                "regional-both",
                "distant",
                "benign",
            ]),
        CodeList(
            "recurrenceType",
            [
                "none",
                "in-situ-of-invasive",
                "in-situ-of-in-situ",
                "local",
                "local-invasive",
                "trocar",
                "local-trocar",
                "local-of-in-situ",
                "local-trocar-of-in-situ",
                "regional",
                "regional-adjacent",
                "regional-nodes",
                "regional-adjacent-nodes",
                "regional-of-in-situ",
                "regional-adjacent-nodes-of-in-situ",
                "regional-and-local",
                "regional-and-local-of-in-situ",
                "distant",
                "distant-of-in-situ",
                "distant-peritoneum",
                "distant-lung",
                "distant-pleura",
                "distant-liver",
                "distant-bone",
                "distant-cns",
                "distant-skin",
                "distant-nodes",
                "distant-systemic",
                "distant-single-and-local",
                "distant-multiple",
                "never-disease-free",
                "unspecified",
            ]),
        CodeList(
            "diseaseStatus",
            [
                "no-evidence",
                "evidence",
                "partial-remission",
                "improved",
                "stable",
                "worsened",
                "undetermined",
                "distant-metastasis",
            ]),
        CodeList(
            "metastasisState",
            [
                "no",
                "yes",
                "generalized",
            ]),
        CodeList(
            "eventKind",
            [
                "pain",
                "pathologicFracture",
                "impendingFracture",
                "neurologicalCompromise",
                "surgeryToBone",
                "hypercalcemia",
            ]),
        CodeList(
            "assessmentKind",
            [
                "pain",
                "ecog",
                "karnofsky",
                "marker",
            ]),
        CodeList(
            "timing",
            [
                "before",
                "after",
            ]),
        CodeList(
            "painResponse",
            [
                "complete",
                "partial",
                "improved",
                "indeterminate",
                "progression",
                "none",
            ]),
        CodeList(
            "phaseBasis",
            [
                "phase",
                "volume",
            ]),
        CodeList(
            "courseStatus",
            [
                "completed",
                "in-progress",
                "on-hold",
                "stopped",
            ]),
    ]

    private static let oncologyGroups: [Group] = [
        Group(
            "patient", parent: -1, isList: false, isScalar: false,
            summary: "One person.",
            fields: [
                Field(
                    "id", .id, summary: "The registry's identifier of the patient", source: "NAACCR 20 patientIdNumber"),
                Field(
                    "nameLast", .text, identifying: true, summary: "Family name", source: "NAACCR 2230"),
                Field(
                    "nameFirst", .text, identifying: true, summary: "Given name", source: "NAACCR 2240"),
                Field(
                    "nameMiddle", .text, identifying: true, summary: "Middle name", source: "NAACCR 2250"),
                Field(
                    "birthDate", .date, summary: "Date of birth", source: "NAACCR 240"),
                Field(
                    "sex", .code, list: 0, summary: "Administrative sex", source: "NAACCR 220, 225; FHIR Patient.gender"),
                Field(
                    "ethnicity", .code, list: 2, summary: "Hispanic origin", source: "NAACCR 190"),
                Field(
                    "address.city", .text, identifying: true, summary: "City of residence", source: "NAACCR 1810"),
                Field(
                    "address.county", .text, identifying: true, summary: "County of residence", source: "NAACCR 1840"),
                Field(
                    "address.state", .text, identifying: true, summary: "State of residence", source: "NAACCR 1820"),
                Field(
                    "address.postalCode", .text, identifying: true, summary: "Postal code of residence", source: "NAACCR 1830"),
                Field(
                    "address.country", .text, identifying: true, summary: "Country of residence", source: "NAACCR 1832"),
                Field(
                    "vitalStatus", .code, list: 3, summary: "Alive or dead at last contact", source: "NAACCR 1760"),
                Field(
                    "deathDate", .date, summary: "Date of death", source: "NAACCR 1750 when dead"),
                Field(
                    "lastContactDate", .date, summary: "Date of last contact", source: "NAACCR 1750"),
                Field(
                    "causeOfDeath", .text, summary: "ICD code of the cause of death", source: "NAACCR 1910"),
            ]),
        Group(
            "patient.otherIds", parent: 0, isList: true, isScalar: false,
            summary: "Another identifier of the patient.",
            fields: [
                Field(
                    "value", .text, identifying: true, summary: "The identifier", source: "FHIR Patient.identifier.value"),
                Field(
                    "system", .text, summary: "Who gives it out", source: "FHIR Patient.identifier.system"),
                Field(
                    "type", .text, summary: "What kind it is", source: "FHIR Patient.identifier.type"),
            ]),
        Group(
            "patient.race", parent: 0, isList: true, isScalar: true,
            summary: "A race of the patient.",
            fields: [
                Field(
                    "value", .code, list: 1, summary: "Race", source: "NAACCR 160-164"),
            ]),
        Group(
            "tumors", parent: 0, isList: true, isScalar: false,
            summary: "One primary tumor.",
            fields: [
                Field(
                    "id", .id, summary: "Identifier of the tumor within its patient", source: "NAACCR 60 tumorRecordNumber"),
                Field(
                    "recordNumber", .text, summary: "Number of the tumor record", source: "NAACCR 60"),
                Field(
                    "sequence", .text, summary: "Sequence among the primaries", source: "NAACCR 380"),
                Field(
                    "diagnosisDate", .date, summary: "Date of diagnosis", source: "NAACCR 390"),
                Field(
                    "ageAtDiagnosis", .count, unit: "years", summary: "Completed years at diagnosis", source: "NAACCR 230"),
                Field(
                    "primarySite", .code, pattern: #"C[0-9]{2}\.[0-9]"#, summary: "ICD-O-3 topography", source: "NAACCR 400"),
                Field(
                    "laterality", .code, list: 4, summary: "Side of a paired organ", source: "NAACCR 410"),
                Field(
                    "histology", .code, pattern: #"[0-9]{4}"#, summary: "ICD-O-3 morphology", source: "NAACCR 522"),
                Field(
                    "behavior", .code, list: 5, summary: "ICD-O-3 behavior", source: "NAACCR 523"),
                Field(
                    "grade", .text, summary: "Grade in the words of its system", source: "NAACCR 440, 3843-3845"),
                Field(
                    "gradeSystem", .text, summary: "System of the grade"),
                Field(
                    "ki67", .percent, unit: "%", summary: "Ki-67 proliferation index", source: "NAACCR 3863; LOINC 85329-1"),
                Field(
                    "mitoses", .decimal, unit: "per_2mm2", summary: "Mitoses per 2 mm2"),
                Field(
                    "diagnosticConfirmation", .text, summary: "Best method of confirmation", source: "NAACCR 490"),
                Field(
                    "clinicalStage.t", .text, summary: "Clinical T category", source: "NAACCR 1001"),
                Field(
                    "clinicalStage.n", .text, summary: "Clinical N category", source: "NAACCR 1002"),
                Field(
                    "clinicalStage.m", .text, summary: "Clinical M category", source: "NAACCR 1003"),
                Field(
                    "clinicalStage.group", .text, summary: "Clinical stage group", source: "NAACCR 1004"),
                Field(
                    "pathologicStage.t", .text, summary: "Pathologic T category", source: "NAACCR 1011"),
                Field(
                    "pathologicStage.n", .text, summary: "Pathologic N category", source: "NAACCR 1012"),
                Field(
                    "pathologicStage.m", .text, summary: "Pathologic M category", source: "NAACCR 1013"),
                Field(
                    "pathologicStage.group", .text, summary: "Pathologic stage group", source: "NAACCR 1014"),
                Field(
                    "stageEdition", .text, summary: "Edition of the staging manual", source: "NAACCR 1060"),
                Field(
                    "summaryStage", .code, list: 16, summary: "SEER summary stage 2018", source: "NAACCR 764"),
                Field(
                    "metastasesAtDiagnosis.bone", .code, list: 19, summary: "Metastases at diagnosis: bone", source: "NAACCR 1112"),
                Field(
                    "metastasesAtDiagnosis.brain", .code, list: 19, summary: "Metastases at diagnosis: brain", source: "NAACCR 1113"),
                Field(
                    "metastasesAtDiagnosis.distantNodes", .code, list: 19, summary: "Metastases at diagnosis: distantNodes", source: "NAACCR 1114"),
                Field(
                    "metastasesAtDiagnosis.liver", .code, list: 19, summary: "Metastases at diagnosis: liver", source: "NAACCR 1115"),
                Field(
                    "metastasesAtDiagnosis.lung", .code, list: 19, summary: "Metastases at diagnosis: lung", source: "NAACCR 1116"),
                Field(
                    "metastasesAtDiagnosis.other", .code, list: 19, summary: "Metastases at diagnosis: other", source: "NAACCR 1117"),
                Field(
                    "size", .text, unit: "mm", summary: "Tumor size summary in mm, with its bounds", source: "NAACCR 756"),
                Field(
                    "nodesExamined", .text, summary: "Regional nodes examined", source: "NAACCR 830"),
                Field(
                    "nodesPositive", .text, summary: "Regional nodes positive", source: "NAACCR 820"),
                Field(
                    "reportingFacility", .text, summary: "Facility that reported", source: "NAACCR 540"),
                Field(
                    "classOfCase", .text, summary: "Class of case", source: "NAACCR 610"),
                Field(
                    "firstTreatmentDate", .date, summary: "First course of treatment begun", source: "NAACCR 1270"),
                Field(
                    "surgeryDate", .date, summary: "Most definitive surgery", source: "NAACCR 3170, 1200"),
                Field(
                    "surgeryCode", .text, summary: "Surgery of the primary site", source: "NAACCR 1290, 1291"),
                Field(
                    "reasonNoRadiation", .code, list: 12, summary: "Why no radiation was given", source: "NAACCR 1430"),
                Field(
                    "radiationSummary", .code, list: 13, summary: "Summary of radiation", source: "NAACCR 1360"),
                Field(
                    "surgeryRadiationSequence", .code, list: 14, summary: "Order of surgery and radiation", source: "NAACCR 1380"),
                Field(
                    "palliativeProcedure", .code, list: 15, summary: "Palliative care given", source: "NAACCR 3270"),
                Field(
                    "systemicLines", .count, summary: "Lines of systemic therapy before radiotherapy"),
                Field(
                    "recurrenceDate", .date, summary: "First recurrence", source: "NAACCR 1860"),
                Field(
                    "recurrenceType", .code, list: 17, summary: "Type of first recurrence", source: "NAACCR 1880"),
                Field(
                    "status", .code, list: 18, summary: "Cancer status", source: "NAACCR 1770"),
                Field(
                    "statusDate", .date, summary: "Date of the cancer status", source: "NAACCR 1772"),
            ]),
        Group(
            "metastases", parent: 0, isList: true, isScalar: false,
            summary: "One metastatic site.",
            fields: [
                Field(
                    "id", .id, summary: "Identifier within the patient"),
                Field(
                    "tumor", .link, target: 3, summary: "The primary it came from", source: "FHIR condition-related"),
                Field(
                    "site", .code, list: 9, summary: "Where it is", source: "mCODE SecondaryCancerCondition"),
                Field(
                    "laterality", .code, list: 4, summary: "Side"),
                Field(
                    "date", .date, summary: "When it was found"),
                Field(
                    "histology", .code, pattern: #"[0-9]{4}"#, summary: "ICD-O-3 morphology"),
            ]),
        Group(
            "events", parent: 0, isList: true, isScalar: false,
            summary: "A skeletal-related event.",
            fields: [
                Field(
                    "id", .id, summary: "Identifier within the patient"),
                Field(
                    "kind", .code, list: 20, summary: "What happened"),
                Field(
                    "date", .date, summary: "When"),
                Field(
                    "site", .code, list: 9, summary: "Where"),
            ]),
        Group(
            "courses", parent: 0, isList: true, isScalar: false,
            summary: "One course of radiotherapy.",
            fields: [
                Field(
                    "id", .id, summary: "Identifier within the patient"),
                Field(
                    "tumor", .link, target: 3, summary: "The tumor that it belongs to"),
                Field(
                    "target", .link, target: 4, summary: "The metastasis treated"),
                Field(
                    "event", .link, target: 5, summary: "The skeletal-related event treated"),
                Field(
                    "intent", .code, list: 6, summary: "Intent of treatment", source: "mCODE procedure-intent"),
                Field(
                    "status", .code, list: 25, summary: "Where the course stands", source: "FHIR event-status"),
                Field(
                    "start", .date, summary: "First day of treatment", source: "NAACCR 1210"),
                Field(
                    "end", .date, summary: "Last day of treatment", source: "NAACCR 3220"),
                Field(
                    "site", .code, list: 9, summary: "Treated site"),
                Field(
                    "siteLaterality", .code, list: 4, summary: "Side of the treated site"),
                Field(
                    "phaseCount", .count, summary: "Number of phases", source: "NAACCR 1532"),
                Field(
                    "totalDose", .dose, unit: "cGy", summary: "Dose of the whole course", source: "NAACCR 1533"),
                Field(
                    "fractions", .count, summary: "Fractions of the whole course"),
                Field(
                    "sessions", .count, summary: "Sessions of the whole course", source: "mCODE radiotherapy-sessions"),
                Field(
                    "discontinued", .code, list: 11, summary: "Completed, or why it stopped", source: "NAACCR 1531; mCODE termination reason"),
                Field(
                    "outcome.painResponse", .code, list: 23, summary: "Response of pain", source: "Chow 2012 international consensus"),
                Field(
                    "outcome.recurrenceDate", .date, summary: "Pain came back"),
                Field(
                    "outcome.lastAssessmentDate", .date, summary: "Last assessment"),
                Field(
                    "facility", .text, summary: "Where it was given"),
                Field(
                    "note", .text, identifying: true, summary: "Free text"),
            ]),
        Group(
            "courses.phases", parent: 6, isList: true, isScalar: false,
            summary: "One phase of a course: modality, technique, volume and dose together.",
            fields: [
                Field(
                    "number", .count, summary: "Position among the phases"),
                Field(
                    "basis", .code, list: 24, summary: "Whether this is a phase or a treated volume"),
                Field(
                    "volume", .code, list: 9, summary: "Treated volume", source: "NAACCR 1504"),
                Field(
                    "drainingNodes", .code, list: 10, summary: "Draining lymph nodes treated", source: "NAACCR 1505"),
                Field(
                    "modality", .code, list: 7, summary: "Radiation modality", source: "NAACCR 1506"),
                Field(
                    "technique", .code, list: 8, summary: "Planning technique", source: "NAACCR 1502"),
                Field(
                    "dosePerFraction", .dose, unit: "cGy", summary: "Dose per fraction", source: "NAACCR 1501"),
                Field(
                    "fractions", .count, summary: "Number of fractions", source: "NAACCR 1503"),
                Field(
                    "totalDose", .dose, unit: "cGy", summary: "Total dose of the phase", source: "NAACCR 1507"),
                Field(
                    "start", .date, summary: "First day"),
                Field(
                    "end", .date, summary: "Last day"),
            ]),
        Group(
            "systemic", parent: 0, isList: true, isScalar: false,
            summary: "One line of systemic therapy.",
            fields: [
                Field(
                    "line", .count, summary: "Number of the line"),
                Field(
                    "agent", .text, summary: "Name of the agent"),
                Field(
                    "agentCode", .text, summary: "RxNorm code"),
                Field(
                    "start", .date, summary: "First day"),
                Field(
                    "end", .date, summary: "Last day"),
                Field(
                    "intent", .code, list: 6, summary: "Intent"),
                Field(
                    "stopReason", .text, summary: "Why it was stopped"),
            ]),
        Group(
            "assessments", parent: 0, isList: true, isScalar: false,
            summary: "One score.",
            fields: [
                Field(
                    "id", .id, summary: "Identifier within the patient"),
                Field(
                    "kind", .code, list: 21, summary: "What was assessed"),
                Field(
                    "date", .date, summary: "When"),
                Field(
                    "score", .decimal, summary: "The score"),
                Field(
                    "unit", .text, summary: "Its unit"),
                Field(
                    "site", .code, list: 9, summary: "Where"),
                Field(
                    "course", .link, target: 6, summary: "The course it belongs to"),
                Field(
                    "timing", .code, list: 22, summary: "Before or after the course"),
                Field(
                    "opioid", .decimal, unit: "mg/d", summary: "Oral morphine equivalent"),
            ]),
    ]
}
