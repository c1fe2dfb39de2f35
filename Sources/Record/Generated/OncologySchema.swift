extension Schema {
    /// The vocabulary of `Mappings/Schema/oncology.yaml`.
    public static let oncology = Schema(groups: [Group("patient", parent: -1, isList: false, fields: [])], lists: [])
}
