extension Registry {
  /// Refuses whoever may not import into a directory, before anything of his is read.
  public func requireDirectory(of siren: SIREN) throws {
    try read { _ = try $0.space(.company(siren), for: .manageCompany) }
  }

  /// Adds the people of a file to a company's directory, in one transaction. One line that cannot be
  /// taken refuses all, unless the import is to keep going: then the others are taken.
  ///
  /// - Parameter file: the name that faults are listed under.
  public func importCollaborators(
    _ bytes: [UInt8], named file: String, into siren: SIREN, keepGoing: Bool
  ) throws -> ImportReport {
    try write { transaction in
      let space = try transaction.space(.company(siren), for: .manageCompany)
      let directory = try DirectoryFile(bytes, named: file, in: transaction.database)
      let lines = try directory.lines.map { try transaction.take($0, into: space) }
      let faults = lines.flatMap { line -> [ImportFault] in
        if case .refused(let faults) = line.result { faults } else { [] }
      }
      if !faults.isEmpty && !keepGoing {
        throw Refusal.importRefused(ImportRefusal(file: file, faults))
      }
      return ImportReport(lines: lines, unusedColumns: directory.unused)
    }
  }
}

extension Transaction {
  /// Adds the person of one line. A rule that refuses him does so before anything is written.
  fileprivate func take(_ line: DirectoryFile.Line, into space: Space) throws -> ImportedLine {
    let person: PersonReference
    switch line.person {
    case .failure(let faults):
      return ImportedLine(line: line.number, person: nil, result: .refused(faults.all))
    case .success(let read): person = read
    }
    do {
      let result: ImportedLine.Result =
        switch try addCollaborator(person, to: space) {
        case .done(let collaborator): .added(collaborator)
        case .already(let collaborator): .unchanged(collaborator)
        }
      return ImportedLine(line: line.number, person: person, result: result)
    } catch let refusal as Refusal {
      return ImportedLine(
        line: line.number, person: person, result: .refused(refusal.faults(line: line.number)))
    }
  }
}

extension Refusal {
  /// The refusal of one line's person.
  fileprivate func faults(line: Int) -> [ImportFault] {
    guard case .newcomerWithoutName = self else {
      return [ImportFault(line: line, column: "email", problem: .refused(self))]
    }
    return ["given_name", "family_name"].map {
      ImportFault(line: line, column: $0, problem: .missing)
    }
  }
}
