internal import SQLite

/// What an import would make of each line, as things stand: nothing is written to find it out.
struct Forecast {
  /// A line with what would become of it.
  struct Line {
    var foretold: ImportedLine
    /// Whether it adds somebody, or rests on a line before it that does.
    let isToBeWritten: Bool
  }

  /// Whom the lines before would add, by the names that would stand.
  private var added: [EmailAddress: PersonName] = [:]

  mutating func line(
    _ line: DirectoryFile.Line, into space: Space, in reading: Reading
  ) throws -> Line {
    let person: PersonReference
    switch line.person {
    case .failure(let faults):
      return Line(
        foretold: ImportedLine(line: line.number, person: nil, result: .refused(faults.all)),
        isToBeWritten: false)
    case .success(let read): person = read
    }
    do {
      let (result, isToBeWritten) = try result(of: person, into: space, in: reading)
      return Line(
        foretold: ImportedLine(line: line.number, person: person, result: result),
        isToBeWritten: isToBeWritten)
    } catch let refusal as Refusal {
      return Line(
        foretold: ImportedLine(
          line: line.number, person: person, result: .refused(refusal.faults(line: line.number))),
        isToBeWritten: false)
    }
  }

  private mutating func result(
    of person: PersonReference, into space: Space, in reading: Reading
  ) throws -> (ImportedLine.Result, isToBeWritten: Bool) {
    if let name = added[person.email] { return (.unchanged(name), true) }
    let name: PersonName
    switch try reading.candidate(person, to: space.id) {
    case .newcomer(let given): name = given
    case .named(let account): name = account.name
    case .known(let account):
      name = try reading.foretold(account, as: person).name
      if try reading.present(account.email, in: space) != nil { return (.unchanged(name), false) }
    }
    added[person.email] = name
    return (.added(name), true)
  }
}

extension Registry {
  private static let pageSize = 500

  /// Looks at every line, some in a snapshot; at the right, and at the key, before.
  func foretell(_ lines: [DirectoryFile.Line], into siren: SIREN) throws -> [Forecast.Line] {
    try read { reading in
      let space = try reading.space(.company(siren), for: .manageCompany)
      _ = try reading.store.key(reading.facts, of: reading.database)
      var forecast = Forecast()
      return try stride(from: 0, to: lines.count, by: Self.pageSize).flatMap { start in
        try reading.database.transaction(.deferred) {
          try lines[start...].prefix(Self.pageSize).map {
            try forecast.line($0, into: space, in: reading)
          }
        }
      }
    }
  }
}

extension Refusal {
  /// The refusal of one line's person.
  func faults(line: Int) -> [ImportFault] {
    guard case .newcomerWithoutName = self else {
      return [ImportFault(line: line, column: "email", problem: .refused(self))]
    }
    return ["given_name", "family_name"].map {
      ImportFault(line: line, column: $0, problem: .missing)
    }
  }
}
