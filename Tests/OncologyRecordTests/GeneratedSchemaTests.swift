import Foundation
import LayoutMapping
import Testing

@Suite("Generated schema")
struct GeneratedSchemaTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("the generated files are those that the schema gives", arguments: ["OncologySchema.swift", "RecordViews.swift"])
    func isCurrent(file: String) throws {
        let yaml = try String(contentsOf: Self.root.appending(path: "Mappings/Schema/oncology.yaml"), encoding: .utf8)
        let generator = SchemaGenerator(tree: try YAMLTree(yaml, file: "oncology.yaml"))
        let expected = file == "RecordViews.swift" ? generator.views() : generator.schema()
        let url = Self.root.appending(path: "Sources/Record/Generated/\(file)")
        if ProcessInfo.processInfo.environment["HILUM_RECORD"] == "1" {
            try expected.write(to: url, atomically: true, encoding: .utf8)
        }
        let found = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        #expect(found == expected, "run swift test with HILUM_RECORD=1 and review the difference")
    }
}
