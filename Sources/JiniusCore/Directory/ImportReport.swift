/// What became of each line of a file of collaborators.
public struct ImportReport: Sendable {
  /// The lines that hold a person, in their order.
  public let lines: [ImportedLine]
  /// Columns that the file has and nothing reads.
  public let unusedColumns: [String]
  /// What stopped the import on its way; nil where it came to its end. What was added before stands,
  /// and the same import again goes on.
  public let interruption: (any Error)?
}

/// What became of one line.
public struct ImportedLine: Sendable {
  /// The line of the file, from 1.
  public let line: Int
  /// Whom it names, where that can be read.
  public let person: PersonReference?
  /// What became of it.
  public internal(set) var result: Result

  /// Added, there already, or refused; the name is the one that stands.
  public enum Result: Sendable {
    case added(PersonName)
    case unchanged(PersonName)
    case refused([ImportFault])
    /// The import was stopped before it.
    case notReached
  }

  /// What is wrong with it.
  public var faults: [ImportFault] {
    if case .refused(let faults) = result { faults } else { [] }
  }
}

/// Why an import wrote nothing.
public struct ImportRefusal: Equatable, Sendable {
  /// How many are listed at most.
  public static let limit = 20

  /// The file, as it was named.
  public let file: String
  /// The first faults, in the order of the lines.
  public let faults: [ImportFault]
  /// How many there are in all.
  public let count: Int

  init(file: String, _ all: [ImportFault]) {
    self.file = file
    faults = Array(all.prefix(Self.limit))
    count = all.count
  }
}

/// One thing that is wrong with one line.
public struct ImportFault: Equatable, Sendable {
  /// The line of the file, from 1.
  public let line: Int
  /// The column, where it is one column's fault.
  public let column: String?
  /// What is wrong.
  public let problem: Problem

  /// What can be wrong with a line.
  public enum Problem: Equatable, Sendable {
    case strayQuote, textBehindQuote, openQuote
    /// Bytes that are no UTF-8.
    case notText
    /// No JSON object, where the file is one a line.
    case notAnObject
    /// A member that is no string.
    case notAString
    /// A member with an escape that is no character: `\u0000`, or half a pair of UTF-16.
    case noCharacter
    /// A member that the object has twice.
    case memberTwice
    /// The header lacks the column, or has it twice.
    case columnMissing, columnTwice
    case fieldCount(expected: Int, found: Int)
    /// The column is empty.
    case missing
    case invalid(InvalidValue)
    /// A rule of the domain.
    case refused(Refusal)
  }
}
