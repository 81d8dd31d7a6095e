import Foundation
import Testing

/// What the tests themselves may not do: a run that fails must be one that can be had again.
struct TestRulesTests {
  private static let files: [(path: String, lines: [String])] = {
    let folder = SourceTree.root.appending(path: "Tests")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") && !$0.hasPrefix("HouseTests/") }.sorted()
      .compactMap { path in
        guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
        else { return nil }
        return (path, text.components(separatedBy: "\n"))
      }
  }()

  private static func lines(with pattern: String) -> [String] {
    files.flatMap { path, lines in
      lines.enumerated().filter { $0.element.finds(pattern) }
        .map { "\(path):\($0.offset + 1): \($0.element)" }
    }
  }

  @Test("issue 9, 1.5: chances are drawn from a seed that is said")
  func seeds() {
    #expect(Self.files.count > 100)
    let unsaid = Self.lines(
      with:
        #"SystemRandomNumberGenerator|\.random\((?!.*using:)(?!$)|\.(?:randomElement|shuffled)\(\)"#
    )
    #expect(unsaid.filter { !$0.hasPrefix("Chances/") } == [])
    let generators = Self.lines(with: #"\w+: RandomNumberGenerator"#)
    #expect(generators.allSatisfy { $0.hasPrefix("Chances/") })
  }

  @Test("issue 9, 1.5: no test expects anything of the clock but patience")
  func clocks() {
    let expectations = Self.lines(
      with: #"#(?:expect|require)\(.*(?:Clock|[Ee]lapsed|\.milliseconds\()"#)
    #expect(expectations.filter { !$0.contains("patience") } == [])
    #expect(Self.lines(with: #"\.measure(?: \{|\()"#) == [])
  }
}
