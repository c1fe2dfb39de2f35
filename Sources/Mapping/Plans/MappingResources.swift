/// The files that mapping files refer to: code tables and dictionaries. The catalogue supplies the built-in ones, a folder of the user's others.
public protocol MappingResources: Sendable {
    /// The text of a code table by its name, such as `rt-modality`; nil when there is none.
    func table(_ name: String) -> String?

    /// The text of a dictionary table by its name, such as `NAACCR/items`; nil when there is none.
    func dictionary(_ name: String) -> String?
}
