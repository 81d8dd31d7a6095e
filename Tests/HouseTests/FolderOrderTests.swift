import Testing

/// The folders of the domain stand in an order: each uses only types that are declared in those
/// before it.
struct FolderOrderTests {
  static let order = [
    "Values", "Secrets", "Bindings", "Journal", "Store", "Settings", "Printing", "Messages",
    "People", "Catalogue", "LifeCycle", "Companies", "Rights", "Administration", "Directory",
    "Enrolment", "Papers", "Seals", "Verification", "Platforms", "Conventions", "Signing",
    "Evidence", "Delivery", "Overviews", "Privacy", "Checks", "Safekeeping",
  ]

  static let domain = SourceTree.files(of: "JiniusCore")

  @Test(
    "Every folder has its place in the order, and the ground holds the façade, and what a use case has at hand"
  )
  func complete() {
    #expect(Set(Self.domain.map(\.folder)).subtracting([""]) == Set(Self.order))
    let ground = Self.domain.filter { $0.folder.isEmpty }.map(\.name)
    #expect(
      ground == [
        "Outcome.swift", "Reading.swift", "Refusal.swift", "Registry.swift", "Transaction.swift",
      ])
  }

  @Test("A file uses only what is declared in its own folder and those before it")
  func order() {
    let homes = Self.homes
    for file in Self.domain where !file.folder.isEmpty {
      let place = Self.place(file.folder)
      let later = file.code.names.filter { name in
        guard let home = homes[name] else { return false }
        return Self.place(home) > place
      }
      #expect(later.isEmpty, "\(file) uses \(later.sorted().map { "\($0) of \(homes[$0] ?? "")" })")
    }
  }

  @Test("The order is told by types that a later folder declares: the check is not empty")
  func meaningful() {
    #expect(Self.homes["Journal"] == "Journal")
    #expect(Self.homes["SigningProcedure"] == "LifeCycle")
    #expect(Self.homes["paperFacts"] == "Papers")
    #expect(Self.homes.count > 120)
    let signing = Self.domain.filter { $0.folder == "Signing" }.flatMap(\.code.names)
    #expect(signing.contains("EvidencePage"))
  }

  private static func place(_ folder: String) -> Int { order.firstIndex(of: folder) ?? -1 }

  /// The folder that declares a name: of types and functions of a file's own level, and of the
  /// methods that a folder gives to the façade. A name that several folders use tells nothing.
  private static let homes: [String: String] = {
    var found: [String: Set<String>] = [:]
    for file in domain {
      for name in declarations(in: file.code) { found[name, default: []].insert(file.folder) }
    }
    return found.compactMapValues { $0.count == 1 && $0 != [""] ? $0.first : nil }
  }()

  private static func declarations(in code: String) -> [String] {
    let top = #"(?m)^(?:public |indirect |final )*(?:struct|enum|class|protocol|func) (\w+)"#
    let facade = #"(?ms)^extension (?:Reading|Transaction|Registry) \{\n(.*?)^\}"#
    return code.found(by: top)
      + code.found(by: facade).flatMap { $0.found(by: #"(?m)^  (?:public |static )*func (\w+)"#) }
  }
}

extension String {
  /// The names of types in a code, and of what it calls on the façade or on its own.
  fileprivate var names: Set<String> {
    var names: Set<String> = []
    for word in utf8.split(whereSeparator: { !$0.isPartOfName }) {
      let before = self[..<word.startIndex].utf8.suffix(12)
      let isType = word.first.map { 65...90 ~= $0 } ?? false
      let isCall =
        self[word.endIndex...].utf8.first == UInt8(ascii: "(")
        && (before.ends(with: "transaction.") || before.ends(with: "reading.")
          || before.ends(with: "try "))
      if isType || isCall { names.insert(String(Substring(word))) }
    }
    return names
  }
}

extension Substring.UTF8View {
  fileprivate func ends(with text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

extension UInt8 {
  fileprivate var isPartOfName: Bool {
    48...57 ~= self || 65...90 ~= self || 97...122 ~= self || self == 95
  }
}
