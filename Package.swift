// swift-tools-version: 6.0
import PackageDescription

/// Each arrow of the house is a line here: what is not listed cannot be imported.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "jinius",
  targets: [
    // Libraries that know nothing of jinius.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "SHA2", swiftSettings: strict),
    .target(name: "PDF", swiftSettings: strict),
    .target(name: "ChildProcess", swiftSettings: strict),
    .target(name: "CommandLineKit", swiftSettings: strict),
    .target(name: "CSV", swiftSettings: strict),

    // The domain, the commands, the executable.
    .target(
      name: "JiniusCore", dependencies: ["SQLite", "SHA2", "PDF", "CSV"], swiftSettings: strict),
    .target(
      name: "JiniusCommands", dependencies: ["CommandLineKit", "JiniusCore"],
      swiftSettings: strict),
    .executableTarget(name: "jinius", dependencies: ["JiniusCommands"], swiftSettings: strict),

    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "SHA2Tests", dependencies: ["SHA2"]),
    .testTarget(name: "PDFTests", dependencies: ["PDF"]),
    .testTarget(name: "ChildProcessTests", dependencies: ["ChildProcess"]),
    .testTarget(name: "CommandLineKitTests", dependencies: ["CommandLineKit"]),
    .testTarget(name: "CSVTests", dependencies: ["CSV"]),
    .testTarget(name: "JiniusCoreTests", dependencies: ["JiniusCore", "SQLite", "SHA2"]),
    .testTarget(
      name: "JiniusCommandsTests",
      dependencies: ["JiniusCommands", "JiniusCore", "CommandLineKit", "ChildProcess", "SQLite"],
      exclude: ["Sessions"]),
    // Drives the release binary, which `scripts/build` makes, as users do.
    .testTarget(name: "PromiseTests", dependencies: ["ChildProcess"]),
    // Reads the sources themselves.
    .testTarget(name: "HouseTests"),
    // Drives the same binary through a real sshd on loopback.
    .testTarget(name: "GateTests", dependencies: ["ChildProcess"]),
  ],
  swiftLanguageModes: [.v6]
)
