// Made from Mappings/Schema/oncology.yaml; run the tests with HILUM_RECORD=1 after a change.

extension Record {
    /// The patient.
    public var patient: PatientView { PatientView(record: self, element: 0) }

    /// One primary tumor. In order.
    public var tumors: [TumorView] {
        elements(of: 3).map { TumorView(record: self, element: $0) }
    }

    /// One metastatic site. In order.
    public var metastases: [MetastasisView] {
        elements(of: 4).map { MetastasisView(record: self, element: $0) }
    }

    /// A skeletal-related event. In order.
    public var events: [EventView] {
        elements(of: 5).map { EventView(record: self, element: $0) }
    }

    /// One course of radiotherapy. In order.
    public var courses: [CourseView] {
        elements(of: 6).map { CourseView(record: self, element: $0) }
    }

    /// One line of systemic therapy. In order.
    public var systemic: [SystemicLineView] {
        elements(of: 8).map { SystemicLineView(record: self, element: $0) }
    }

    /// One score. In order.
    public var assessments: [AssessmentView] {
        elements(of: 9).map { AssessmentView(record: self, element: $0) }
    }
}

/// One person.
public struct PatientView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// The registry's identifier of the patient (NAACCR 20 patientIdNumber).
    public var id: Value<String> { record.text(element, 0) }

    /// Family name (NAACCR 2230).
    public var nameLast: Value<String> { record.text(element, 1) }

    /// Given name (NAACCR 2240).
    public var nameFirst: Value<String> { record.text(element, 2) }

    /// Middle name (NAACCR 2250).
    public var nameMiddle: Value<String> { record.text(element, 3) }

    /// Date of birth (NAACCR 240).
    public var birthDate: Value<PartialDate> { record.date(element, 4) }

    /// Administrative sex (NAACCR 220, 225; FHIR Patient.gender).
    public var sex: Value<String> { record.word(element, 5) }

    /// Hispanic origin (NAACCR 190).
    public var ethnicity: Value<String> { record.word(element, 6) }

    /// City of residence (NAACCR 1810).
    public var addressCity: Value<String> { record.text(element, 7) }

    /// County of residence (NAACCR 1840).
    public var addressCounty: Value<String> { record.text(element, 8) }

    /// State of residence (NAACCR 1820).
    public var addressState: Value<String> { record.text(element, 9) }

    /// Postal code of residence (NAACCR 1830).
    public var addressPostalCode: Value<String> { record.text(element, 10) }

    /// Country of residence (NAACCR 1832).
    public var addressCountry: Value<String> { record.text(element, 11) }

    /// Alive or dead at last contact (NAACCR 1760).
    public var vitalStatus: Value<String> { record.word(element, 12) }

    /// Date of death (NAACCR 1750 when dead).
    public var deathDate: Value<PartialDate> { record.date(element, 13) }

    /// Date of last contact (NAACCR 1750).
    public var lastContactDate: Value<PartialDate> { record.date(element, 14) }

    /// ICD code of the cause of death (NAACCR 1910).
    public var causeOfDeath: Value<String> { record.text(element, 15) }

    /// Another identifier of the patient. In order.
    public var otherIds: [OtherIDView] {
        record.elements(of: 1).filter { record.elements[Int($0)].parent == element }
            .map { OtherIDView(record: record, element: $0) }
    }

    /// A race of the patient. In order.
    public var race: [RaceView] {
        record.elements(of: 2).filter { record.elements[Int($0)].parent == element }
            .map { RaceView(record: record, element: $0) }
    }
}

/// Another identifier of the patient.
public struct OtherIDView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// The identifier (FHIR Patient.identifier.value).
    public var value: Value<String> { record.text(element, 0) }

    /// Who gives it out (FHIR Patient.identifier.system).
    public var system: Value<String> { record.text(element, 1) }

    /// What kind it is (FHIR Patient.identifier.type).
    public var type: Value<String> { record.text(element, 2) }
}

/// A race of the patient.
public struct RaceView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Race (NAACCR 160-164).
    public var value: Value<String> { record.word(element, 0) }
}

/// One primary tumor.
public struct TumorView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Identifier of the tumor within its patient (NAACCR 60 tumorRecordNumber).
    public var id: Value<String> { record.text(element, 0) }

    /// Number of the tumor record (NAACCR 60).
    public var recordNumber: Value<String> { record.text(element, 1) }

    /// Sequence among the primaries (NAACCR 380).
    public var sequence: Value<String> { record.text(element, 2) }

    /// Date of diagnosis (NAACCR 390).
    public var diagnosisDate: Value<PartialDate> { record.date(element, 3) }

    /// Completed years at diagnosis, years (NAACCR 230).
    public var ageAtDiagnosis: Value<Int> { record.count(element, 4) }

    /// ICD-O-3 topography (NAACCR 400).
    public var primarySite: Value<String> { record.text(element, 5) }

    /// Side of a paired organ (NAACCR 410).
    public var laterality: Value<String> { record.word(element, 6) }

    /// ICD-O-3 morphology (NAACCR 522).
    public var histology: Value<String> { record.text(element, 7) }

    /// ICD-O-3 behavior (NAACCR 523).
    public var behavior: Value<String> { record.word(element, 8) }

    /// Grade in the words of its system (NAACCR 440, 3843-3845).
    public var grade: Value<String> { record.text(element, 9) }

    /// System of the grade.
    public var gradeSystem: Value<String> { record.text(element, 10) }

    /// Ki-67 proliferation index, % (NAACCR 3863; LOINC 85329-1).
    public var ki67: Value<ExactDecimal> { record.decimal(element, 11) }

    /// Mitoses per 2 mm2, per_2mm2.
    public var mitoses: Value<ExactDecimal> { record.decimal(element, 12) }

    /// Best method of confirmation (NAACCR 490).
    public var diagnosticConfirmation: Value<String> { record.text(element, 13) }

    /// Clinical T category (NAACCR 1001).
    public var clinicalStageT: Value<String> { record.text(element, 14) }

    /// Clinical N category (NAACCR 1002).
    public var clinicalStageN: Value<String> { record.text(element, 15) }

    /// Clinical M category (NAACCR 1003).
    public var clinicalStageM: Value<String> { record.text(element, 16) }

    /// Clinical stage group (NAACCR 1004).
    public var clinicalStageGroup: Value<String> { record.text(element, 17) }

    /// Pathologic T category (NAACCR 1011).
    public var pathologicStageT: Value<String> { record.text(element, 18) }

    /// Pathologic N category (NAACCR 1012).
    public var pathologicStageN: Value<String> { record.text(element, 19) }

    /// Pathologic M category (NAACCR 1013).
    public var pathologicStageM: Value<String> { record.text(element, 20) }

    /// Pathologic stage group (NAACCR 1014).
    public var pathologicStageGroup: Value<String> { record.text(element, 21) }

    /// Edition of the staging manual (NAACCR 1060).
    public var stageEdition: Value<String> { record.text(element, 22) }

    /// SEER summary stage 2018 (NAACCR 764).
    public var summaryStage: Value<String> { record.word(element, 23) }

    /// Metastases at diagnosis: bone (NAACCR 1112).
    public var metastasesAtDiagnosisBone: Value<String> { record.word(element, 24) }

    /// Metastases at diagnosis: brain (NAACCR 1113).
    public var metastasesAtDiagnosisBrain: Value<String> { record.word(element, 25) }

    /// Metastases at diagnosis: distantNodes (NAACCR 1114).
    public var metastasesAtDiagnosisDistantNodes: Value<String> { record.word(element, 26) }

    /// Metastases at diagnosis: liver (NAACCR 1115).
    public var metastasesAtDiagnosisLiver: Value<String> { record.word(element, 27) }

    /// Metastases at diagnosis: lung (NAACCR 1116).
    public var metastasesAtDiagnosisLung: Value<String> { record.word(element, 28) }

    /// Metastases at diagnosis: other (NAACCR 1117).
    public var metastasesAtDiagnosisOther: Value<String> { record.word(element, 29) }

    /// Tumor size summary in mm, with its bounds, mm (NAACCR 756).
    public var size: Value<String> { record.text(element, 30) }

    /// Regional nodes examined (NAACCR 830).
    public var nodesExamined: Value<String> { record.text(element, 31) }

    /// Regional nodes positive (NAACCR 820).
    public var nodesPositive: Value<String> { record.text(element, 32) }

    /// Facility that reported (NAACCR 540).
    public var reportingFacility: Value<String> { record.text(element, 33) }

    /// Class of case (NAACCR 610).
    public var classOfCase: Value<String> { record.text(element, 34) }

    /// First course of treatment begun (NAACCR 1270).
    public var firstTreatmentDate: Value<PartialDate> { record.date(element, 35) }

    /// Most definitive surgery (NAACCR 3170, 1200).
    public var surgeryDate: Value<PartialDate> { record.date(element, 36) }

    /// Surgery of the primary site (NAACCR 1290, 1291).
    public var surgeryCode: Value<String> { record.text(element, 37) }

    /// Why no radiation was given (NAACCR 1430).
    public var reasonNoRadiation: Value<String> { record.word(element, 38) }

    /// Summary of radiation (NAACCR 1360).
    public var radiationSummary: Value<String> { record.word(element, 39) }

    /// Order of surgery and radiation (NAACCR 1380).
    public var surgeryRadiationSequence: Value<String> { record.word(element, 40) }

    /// Palliative care given (NAACCR 3270).
    public var palliativeProcedure: Value<String> { record.word(element, 41) }

    /// Lines of systemic therapy before radiotherapy.
    public var systemicLines: Value<Int> { record.count(element, 42) }

    /// First recurrence (NAACCR 1860).
    public var recurrenceDate: Value<PartialDate> { record.date(element, 43) }

    /// Type of first recurrence (NAACCR 1880).
    public var recurrenceType: Value<String> { record.word(element, 44) }

    /// Cancer status (NAACCR 1770).
    public var status: Value<String> { record.word(element, 45) }

    /// Date of the cancer status (NAACCR 1772).
    public var statusDate: Value<PartialDate> { record.date(element, 46) }
}

/// One metastatic site.
public struct MetastasisView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Identifier within the patient.
    public var id: Value<String> { record.text(element, 0) }

    /// The primary it came from (FHIR condition-related).
    public var tumor: Value<String> { record.text(element, 1) }

    /// Where it is (mCODE SecondaryCancerCondition).
    public var site: Value<String> { record.word(element, 2) }

    /// Side.
    public var laterality: Value<String> { record.word(element, 3) }

    /// When it was found.
    public var date: Value<PartialDate> { record.date(element, 4) }

    /// ICD-O-3 morphology.
    public var histology: Value<String> { record.text(element, 5) }
}

/// A skeletal-related event.
public struct EventView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Identifier within the patient.
    public var id: Value<String> { record.text(element, 0) }

    /// What happened.
    public var kind: Value<String> { record.word(element, 1) }

    /// When.
    public var date: Value<PartialDate> { record.date(element, 2) }

    /// Where.
    public var site: Value<String> { record.word(element, 3) }
}

/// One course of radiotherapy.
public struct CourseView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Identifier within the patient.
    public var id: Value<String> { record.text(element, 0) }

    /// The tumor that it belongs to.
    public var tumor: Value<String> { record.text(element, 1) }

    /// The metastasis treated.
    public var target: Value<String> { record.text(element, 2) }

    /// The skeletal-related event treated.
    public var event: Value<String> { record.text(element, 3) }

    /// Intent of treatment (mCODE procedure-intent).
    public var intent: Value<String> { record.word(element, 4) }

    /// Where the course stands (FHIR event-status).
    public var status: Value<String> { record.word(element, 5) }

    /// First day of treatment (NAACCR 1210).
    public var start: Value<PartialDate> { record.date(element, 6) }

    /// Last day of treatment (NAACCR 3220).
    public var end: Value<PartialDate> { record.date(element, 7) }

    /// Treated site.
    public var site: Value<String> { record.word(element, 8) }

    /// Side of the treated site.
    public var siteLaterality: Value<String> { record.word(element, 9) }

    /// Number of phases (NAACCR 1532).
    public var phaseCount: Value<Int> { record.count(element, 10) }

    /// Dose of the whole course, cGy (NAACCR 1533).
    public var totalDose: Value<Dose> { record.dose(element, 11) }

    /// Fractions of the whole course.
    public var fractions: Value<Int> { record.count(element, 12) }

    /// Sessions of the whole course (mCODE radiotherapy-sessions).
    public var sessions: Value<Int> { record.count(element, 13) }

    /// Completed, or why it stopped (NAACCR 1531; mCODE termination reason).
    public var discontinued: Value<String> { record.word(element, 14) }

    /// Response of pain (Chow 2012 international consensus).
    public var outcomePainResponse: Value<String> { record.word(element, 15) }

    /// Pain came back.
    public var outcomeRecurrenceDate: Value<PartialDate> { record.date(element, 16) }

    /// Last assessment.
    public var outcomeLastAssessmentDate: Value<PartialDate> { record.date(element, 17) }

    /// Where it was given.
    public var facility: Value<String> { record.text(element, 18) }

    /// Free text.
    public var note: Value<String> { record.text(element, 19) }

    /// One phase of a course: modality, technique, volume and dose together. In order.
    public var phases: [PhaseView] {
        record.elements(of: 7).filter { record.elements[Int($0)].parent == element }
            .map { PhaseView(record: record, element: $0) }
    }
}

/// One phase of a course: modality, technique, volume and dose together.
public struct PhaseView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Position among the phases.
    public var number: Value<Int> { record.count(element, 0) }

    /// Whether this is a phase or a treated volume.
    public var basis: Value<String> { record.word(element, 1) }

    /// Treated volume (NAACCR 1504).
    public var volume: Value<String> { record.word(element, 2) }

    /// Draining lymph nodes treated (NAACCR 1505).
    public var drainingNodes: Value<String> { record.word(element, 3) }

    /// Radiation modality (NAACCR 1506).
    public var modality: Value<String> { record.word(element, 4) }

    /// Planning technique (NAACCR 1502).
    public var technique: Value<String> { record.word(element, 5) }

    /// Dose per fraction, cGy (NAACCR 1501).
    public var dosePerFraction: Value<Dose> { record.dose(element, 6) }

    /// Number of fractions (NAACCR 1503).
    public var fractions: Value<Int> { record.count(element, 7) }

    /// Total dose of the phase, cGy (NAACCR 1507).
    public var totalDose: Value<Dose> { record.dose(element, 8) }

    /// First day.
    public var start: Value<PartialDate> { record.date(element, 9) }

    /// Last day.
    public var end: Value<PartialDate> { record.date(element, 10) }
}

/// One line of systemic therapy.
public struct SystemicLineView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Number of the line.
    public var line: Value<Int> { record.count(element, 0) }

    /// Name of the agent.
    public var agent: Value<String> { record.text(element, 1) }

    /// RxNorm code.
    public var agentCode: Value<String> { record.text(element, 2) }

    /// First day.
    public var start: Value<PartialDate> { record.date(element, 3) }

    /// Last day.
    public var end: Value<PartialDate> { record.date(element, 4) }

    /// Intent.
    public var intent: Value<String> { record.word(element, 5) }

    /// Why it was stopped.
    public var stopReason: Value<String> { record.text(element, 6) }
}

/// One score.
public struct AssessmentView: Sendable {
    /// The record that holds it.
    public let record: Record
    /// Its element.
    public let element: Int32

    /// Identifier within the patient.
    public var id: Value<String> { record.text(element, 0) }

    /// What was assessed.
    public var kind: Value<String> { record.word(element, 1) }

    /// When.
    public var date: Value<PartialDate> { record.date(element, 2) }

    /// The score.
    public var score: Value<ExactDecimal> { record.decimal(element, 3) }

    /// Its unit.
    public var unit: Value<String> { record.text(element, 4) }

    /// Where.
    public var site: Value<String> { record.word(element, 5) }

    /// The course it belongs to.
    public var course: Value<String> { record.text(element, 6) }

    /// Before or after the course.
    public var timing: Value<String> { record.word(element, 7) }

    /// Oral morphine equivalent, mg/d.
    public var opioid: Value<ExactDecimal> { record.decimal(element, 8) }
}
