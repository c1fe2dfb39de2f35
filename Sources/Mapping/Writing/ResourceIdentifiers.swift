internal import Crypto
internal import OncologyRecord

/// Ids that must be made are made from the record's own keys: UUID version 5 (RFC 9562), so that the same record gives the same id.
public struct ResourceIdentifiers: Sendable {
    /// Says that ids are local to a file: used when no system is given.
    public static let localSystem = "urn:hilum:local"

    /// The system, which is also `identifier.system`.
    let system: String
    private let namespace: [UInt8]

    /// Ids below a system.
    ///
    /// - Parameter system: a URI; its UUID v5 in the URL namespace is the namespace of all ids.
    init(system: String) {
        self.system = system
        // RFC 9562, appendix: namespace of URLs
        let url: [UInt8] = [
            0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
        ]
        namespace = Self.uuid(url, Array(system.utf8))
    }

    /// Appends the id of an element's resource.
    func append(type: [UInt8], element: Int32, _ record: Record, to buffer: inout [UInt8]) {
        var name = type
        for part in [Int32(0), element] {
            let id = record[part, 0]
            name.append(0x7C)
            if part > 0 { name.append(contentsOf: record.schema.groups[Int(record.elements[Int(part)].group)].path.utf8) }
            name.append(contentsOf: record.text[Int(id.start)..<Int(id.start + id.count)])
            let parent = record.elements[Int(part)].parent
            if parent > 0 {
                let outer = record[parent, 0]
                name.append(0x7C)
                name.append(contentsOf: record.text[Int(outer.start)..<Int(outer.start + outer.count)])
                let siblings = record.elements(of: Int(record.elements[Int(part)].group)).filter {
                    record.elements[Int($0)].parent == parent
                }
                name.append(contentsOf: "|\(siblings.firstIndex(of: part) ?? 0)".utf8)
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        for (index, byte) in Self.uuid(namespace, name).enumerated() {
            if [4, 6, 8, 10].contains(index) { buffer.append(0x2D) }
            buffer.append(digits[Int(byte >> 4)])
            buffer.append(digits[Int(byte & 15)])
        }
    }

    private static func uuid(_ namespace: [UInt8], _ name: [UInt8]) -> [UInt8] {
        var bytes = Array(Insecure.SHA1.hash(data: namespace + name).prefix(16))
        bytes[6] = (bytes[6] & 0x0F) | 0x50
        bytes[8] = (bytes[8] & 0x3F) | 0x80
        return bytes
    }
}
