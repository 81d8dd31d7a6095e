internal import SQLite

/// All that is bound of a row, as it stands in its columns.
struct BoundFacts: Equatable {
  /// What each look at the tables finds: its rows, and their columns.
  let looks: [[[StoredValue]]]

  /// Whether the row itself is there: the first look finds it.
  var isThere: Bool { !(looks.first?.isEmpty ?? true) }

  /// Every value with its type behind its length, every row and every look behind their counts, so
  /// that no two rows are written alike.
  var canonical: [UInt8] {
    var text: [UInt8] = []
    for look in looks {
      text += Array("l\(look.count):".utf8)
      for row in look {
        text += Array("r\(row.count):".utf8)
        for value in row { text += Self.canonical(value) }
      }
    }
    return text
  }

  private static func canonical(_ value: StoredValue) -> [UInt8] {
    switch value {
    case .null: Array("n".utf8)
    case .integer(let number): Array("i\(number);".utf8)
    case .text(let text): Array("t\(text.utf8.count):".utf8) + Array(text.utf8)
    case .blob(let bytes): Array("b\(bytes.count):".utf8) + bytes
    }
  }
}
