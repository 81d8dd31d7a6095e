extension Registry {
  /// Refuses whoever may not import into a directory, before anything of his is read.
  public func requireDirectory(of siren: SIREN) throws {
    try read { _ = try $0.space(.company(siren), for: .manageCompany) }
  }

  /// Adds the people of a file to a company's directory. Everything is looked at first, in reads: one
  /// line that cannot be taken refuses all, unless the import is to keep going. Then the others are
  /// added, some in a transaction, so that nobody else waits for the whole file.
  ///
  /// What somebody else changed meanwhile is a fault of its line alone. What stops the import stands
  /// in the report, unless nothing was added yet: then it is thrown.
  ///
  /// - Parameter file: the name that faults are listed under.
  public func importCollaborators(
    _ bytes: [UInt8], named file: String, into siren: SIREN, keepGoing: Bool
  ) throws -> ImportReport {
    let directory = try DirectoryFile(bytes, named: file)
    var lines = try foretell(directory.lines, into: siren)
    let faults = lines.flatMap(\.foretold.faults)
    if !faults.isEmpty && !keepGoing {
      throw Refusal.importRefused(ImportRefusal(file: file, faults))
    }
    let interruption = situation.isRehearsal ? nil : try add(&lines, to: siren)
    return ImportReport(
      lines: lines.map(\.foretold), unusedColumns: directory.unused, interruption: interruption)
  }

  /// Adds those of the lines that change something, and notes what became of each.
  ///
  /// - Returns: what stopped it; the lines behind are not reached.
  private func add(_ lines: inout [Forecast.Line], to siren: SIREN) throws -> (any Error)? {
    var pace = Pace()
    var waiting = lines.indices.filter { lines[$0].isToBeWritten }[...]
    let count = waiting.count
    while !waiting.isEmpty {
      do {
        var start = 0
        let taken = try write { transaction in
          start = situation.elapsed()
          let space = try transaction.space(.company(siren), for: .manageCompany)
          var taken: [ImportedLine.Result] = []
          for index in waiting.prefix(pace.lines) {
            taken.append(try transaction.take(lines[index].foretold, into: space))
            if situation.elapsed() - start >= Pace.milliseconds { break }
          }
          return taken
        }
        for (index, result) in zip(waiting, taken) { lines[index].foretold.result = result }
        waiting = waiting.dropFirst(taken.count)
        pace.note(milliseconds: situation.elapsed() - start)
      } catch {
        if waiting.count == count { throw error }
        for index in waiting { lines[index].foretold.result = .notReached }
        return error
      }
    }
    return nil
  }
}

/// How many lines one transaction takes, so that it holds the others up for a tenth of a second at
/// most: half of it for the work, and half to make it last.
private struct Pace {
  static let milliseconds = 50
  /// Fewer would not make a commit shorter, only their number larger.
  private static let least = 100
  private(set) var lines = least

  /// Learns from what a batch took with its commit.
  mutating func note(milliseconds: Int) {
    if milliseconds > 2 * Self.milliseconds * 3 / 4 { lines = max(lines / 2, Self.least) }
    if milliseconds < Self.milliseconds { lines = min(lines * 2, 1000) }
  }
}

extension Transaction {
  /// Adds the person of one line. A rule that refuses him does so before anything is written.
  fileprivate func take(
    _ line: ImportedLine, into space: Space
  ) throws -> ImportedLine.Result {
    guard let person = line.person else { return line.result }
    do {
      return switch try addCollaborator(person, to: space) {
      case .done(let collaborator): .added(collaborator.account.name)
      case .already(let collaborator): .unchanged(collaborator.account.name)
      }
    } catch let refusal as Refusal { return .refused(refusal.faults(line: line.line)) }
  }
}
