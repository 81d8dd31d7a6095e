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
    .target(name: "DER", swiftSettings: strict),
    .target(name: "CMS", dependencies: ["DER", "SHA2"], swiftSettings: strict),
    .target(name: "MIME", swiftSettings: strict),
    .target(name: "HTML", swiftSettings: strict),
    .target(name: "CGI", swiftSettings: strict),

    // The domain, the commands, the executable.
    .target(
      name: "JiniusCore",
      dependencies: ["SQLite", "SHA2", "PDF", "CSV", "ChildProcess", "DER", "CMS", "MIME", "HTML"],
      swiftSettings: strict),
    .target(
      name: "JiniusCommands",
      dependencies: ["CommandLineKit", "JiniusCore", "HTML", "CGI", "ChildProcess"],
      swiftSettings: strict),
    .executableTarget(name: "jinius", dependencies: ["JiniusCommands"], swiftSettings: strict),

    // Random numbers whose seed is said.
    .target(name: "Chances", path: "Tests/Chances"),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "SHA2Tests", dependencies: ["SHA2"]),
    .testTarget(name: "PDFTests", dependencies: ["PDF", "Chances"]),
    .testTarget(name: "ChildProcessTests", dependencies: ["ChildProcess"]),
    .testTarget(name: "CommandLineKitTests", dependencies: ["CommandLineKit"]),
    .testTarget(name: "CSVTests", dependencies: ["CSV"]),
    .testTarget(name: "CMSTests", dependencies: ["DER", "CMS", "SHA2", "ChildProcess", "Chances"]),
    .testTarget(name: "MIMETests", dependencies: ["MIME", "ChildProcess", "Chances"]),
    .testTarget(name: "HTMLTests", dependencies: ["HTML", "CGI", "Chances"]),
    .testTarget(
      name: "JiniusCoreTests",
      dependencies: ["JiniusCore", "SQLite", "SHA2", "PDF", "DER", "CMS", "ChildProcess"],
      exclude: ["Values/numbers.txt"]),
    .testTarget(
      name: "JiniusCommandsTests",
      dependencies: [
        "JiniusCommands", "JiniusCore", "CommandLineKit", "ChildProcess", "SQLite", "CGI",
      ],
      exclude: ["Sessions"]),
    // What those share that drive the release binary, which `scripts/build` makes.
    .target(name: "Stage", dependencies: ["ChildProcess"], path: "Tests/Stage"),
    // Drives the release binary as users do.
    .testTarget(
      name: "PromiseTests", dependencies: ["Stage", "Chances"],
      exclude: ["Fixtures", "Torture/power.py"]),
    // Reads the sources themselves.
    .testTarget(name: "HouseTests"),
    // Drives the same binary, with validators that are not ours.
    .testTarget(
      name: "SealTests", dependencies: ["Stage", "ChildProcess", "CMS", "PDF", "SHA2", "Chances"]),
    // Drives the same binary, with a real mail program and a real mail server on loopback.
    .testTarget(name: "DeliveryTests", dependencies: ["Stage", "ChildProcess"]),
    // Drives the same binary behind a real web server, in a real browser.
    .testTarget(name: "PageTests", dependencies: ["Stage", "ChildProcess"]),
    // Drives the same binary through a real sshd on loopback.
    .testTarget(name: "GateTests", dependencies: ["Stage", "ChildProcess"]),
  ],
  swiftLanguageModes: [.v6]
)
