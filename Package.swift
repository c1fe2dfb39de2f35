// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "hilum",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    ],
    targets: [
        .target(name: "Findings", path: "Sources/Diagnostics", swiftSettings: settings),
        .target(name: "StructureTape", dependencies: ["Findings"], path: "Sources/Tape", swiftSettings: settings),
        .target(name: "OncologyRecord", dependencies: ["Findings"], path: "Sources/Record", swiftSettings: settings),
        .target(
            name: "LayoutMapping",
            dependencies: [
                "Findings", "StructureTape", "OncologyRecord", .product(name: "Yams", package: "Yams"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Sources/Mapping", swiftSettings: settings),
        .target(name: "CSVReading", dependencies: ["Findings", "StructureTape"], path: "Sources/Readers/CSV", swiftSettings: settings),
        .target(name: "CSVWriting", dependencies: ["StructureTape"], path: "Sources/Writers/CSV", swiftSettings: settings),
        .target(name: "JSONReading", dependencies: ["Findings", "StructureTape"], path: "Sources/Readers/JSON", swiftSettings: settings),
        .target(name: "JSONWriting", dependencies: ["StructureTape"], path: "Sources/Writers/JSON", swiftSettings: settings),
        .target(name: "FHIRReading", dependencies: ["Findings", "StructureTape", "JSONReading"], path: "Sources/Readers/FHIR", swiftSettings: settings),
        .target(name: "FHIRWriting", dependencies: ["StructureTape", "JSONWriting"], path: "Sources/Writers/FHIR", swiftSettings: settings),
        .testTarget(name: "OncologyRecordTests", dependencies: ["OncologyRecord", "LayoutMapping"]),
    ],
    swiftLanguageModes: [.v6]
)
