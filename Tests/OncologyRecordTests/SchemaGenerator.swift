import LayoutMapping

/// Makes `Sources/Record/Generated` from `Mappings/Schema/oncology.yaml`.
struct SchemaGenerator {
    let tree: YAMLTree

    /// The schema's tables.
    func schema() -> String {
        var out = "// Made from Mappings/Schema/oncology.yaml; run the tests with HILUM_RECORD=1 after a change.\n\nextension Schema {\n"
        out += "    /// The vocabulary of `Mappings/Schema/oncology.yaml`.\n"
        out += "    public static let oncology = Schema(groups: oncologyGroups, lists: oncologyLists)\n\n"
        out += "    private static let oncologyLists: [CodeList] = [\n"
        let lists = tree["lists"]?.pairs ?? []
        for list in lists {
            let words = list.value["words"]?.items.compactMap(\.text) ?? []
            out += "        CodeList(\n            \"\(list.key.text ?? "")\",\n            [\n"
            for word in words { out += "                \"\(word)\",\n" }
            out += "            ]),\n"
        }
        out += "    ]\n\n    private static let oncologyGroups: [Group] = [\n"
        let groups = tree["groups"]?.items ?? []
        let paths = groups.map { $0["group"]?.text ?? "" }
        for (index, group) in groups.enumerated() {
            out += "        Group(\n            \"\(paths[index])\", parent: \(parent(paths, index)), "
            out += "isList: \(group["list"]?.text ?? "false"), isScalar: \(group["scalar"]?.text ?? "false"),\n"
            out += "            summary: \"\(group["says"]?.text ?? "")\",\n            fields: [\n"
            for field in group["fields"]?.items ?? [] { out += self.field(field, lists.map { $0.key.text ?? "" }, paths) }
            out += "            ]),\n"
        }
        return out + "    ]\n}\n"
    }

    private func parent(_ paths: [String], _ index: Int) -> Int {
        guard index > 0, let dot = paths[index].lastIndex(of: ".") else { return index == 0 ? -1 : 0 }
        return paths.firstIndex(of: String(paths[index][..<dot])) ?? 0
    }

    private func field(_ field: YAMLTree, _ lists: [String], _ paths: [String]) -> String {
        var arguments = ["\"\(field["name"]?.text ?? "")\"", ".\(field["type"]?.text ?? "text")"]
        if let list = field["list"]?.text { arguments.append("list: \(lists.firstIndex(of: list) ?? -1)") }
        if let pattern = field["pattern"]?.text { arguments.append("pattern: #\"\(pattern)\"#") }
        if let target = field["to"]?.text { arguments.append("target: \(paths.firstIndex(of: target) ?? -1)") }
        if let unit = field["unit"]?.text { arguments.append("unit: \"\(unit)\"") }
        if field["identifying"]?.text == "true" { arguments.append("identifying: true") }
        arguments.append("summary: \"\(field["says"]?.text ?? "")\"")
        if let source = field["source"]?.text { arguments.append("source: \"\(source)\"") }
        return "                Field(\n                    \(arguments.joined(separator: ", "))),\n"
    }

    /// The typed views.
    func views() -> String {
        var out = "// Made from Mappings/Schema/oncology.yaml; run the tests with HILUM_RECORD=1 after a change.\n\n"
        let groups = tree["groups"]?.items ?? []
        let paths = groups.map { $0["group"]?.text ?? "" }
        out += "extension Record {\n    /// The patient.\n    public var patient: PatientView { PatientView(record: self, element: 0) }\n"
        for (index, path) in paths.enumerated() where index > 0 && parent(paths, index) == 0 && !path.contains(".") {
            out += "\n    /// \(groups[index]["says"]?.text ?? "") In order.\n"
            out += "    public var \(path): [\(typeName(path))] {\n"
            out += "        elements(of: \(index)).map { \(typeName(path))(record: self, element: $0) }\n    }\n"
        }
        out += "}\n"
        for (index, path) in paths.enumerated() {
            out += "\n/// \(groups[index]["says"]?.text ?? "")\npublic struct \(typeName(path)): Sendable {\n"
            out += "    /// The record that holds it.\n    public let record: Record\n    /// Its element.\n    public let element: Int32\n"
            for (number, field) in (groups[index]["fields"]?.items ?? []).enumerated() {
                out += member(field, number)
            }
            for (inner, other) in paths.enumerated() where inner > 0 && other.hasPrefix(path + ".") {
                let name = String(other.dropFirst(path.count + 1))
                out += "\n    /// \(groups[inner]["says"]?.text ?? "") In order.\n    public var \(name): [\(typeName(other))] {\n"
                out += "        record.elements(of: \(inner)).filter { record.elements[Int($0)].parent == element }\n"
                out += "            .map { \(typeName(other))(record: record, element: $0) }\n    }\n"
            }
            out += "}\n"
        }
        return out
    }

    private func member(_ field: YAMLTree, _ number: Int) -> String {
        let (type, accessor) =
            switch field["type"]?.text {
            case "date": ("PartialDate", "date")
            case "dose": ("Dose", "dose")
            case "count": ("Int", "count")
            case "decimal", "percent": ("ExactDecimal", "decimal")
            case "code" where field["list"] != nil: ("String", "word")
            default: ("String", "text")
            }
        let source = field["source"]?.text.map { " (\($0))" } ?? ""
        let unit = field["unit"]?.text.map { ", \($0)" } ?? ""
        return "\n    /// \(field["says"]?.text ?? "")\(unit)\(source).\n    public var \(camel(field["name"]?.text ?? "")): Value<\(type)> { "
            + "record.\(accessor)(element, \(number)) }\n"
    }

    private func camel(_ name: String) -> String {
        let parts = name.split(separator: ".")
        return parts.enumerated().map { $0.offset == 0 ? String($0.element) : capital(String($0.element)) }.joined()
    }

    private func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private func typeName(_ path: String) -> String {
        let last = path.split(separator: ".").last.map(String.init) ?? path
        let singular = ["metastases": "metastasis", "otherIds": "otherID", "race": "race", "systemic": "systemicLine"][last]
            ?? (last.hasSuffix("s") ? String(last.dropLast()) : last)
        return capital(singular) + "View"
    }
}
