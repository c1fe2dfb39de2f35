public import Findings

extension FindingID {
    /// A resource has no `resourceType`.
    public static let fhirNoResourceType: FindingID = "fhir.no-resource-type"
    /// A reference means nothing in the unit.
    public static let fhirUnresolvedReference: FindingID = "fhir.unresolved-reference"
    /// A resource stands twice with different contents.
    public static let fhirDuplicateResource: FindingID = "fhir.duplicate-resource"
    /// A Bundle is larger than what is held in memory at once.
    public static let fhirBundleTooLarge: FindingID = "fhir.bundle-too-large"
    /// A Bundle entry holds no resource.
    public static let fhirEmptyEntry: FindingID = "fhir.empty-entry"
}
