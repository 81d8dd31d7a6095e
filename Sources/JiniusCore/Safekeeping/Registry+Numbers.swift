/// How far numbers were given out, in a database that was restored.
public struct NumbersView: Sendable {
  /// Whether nobody has said so yet, and no new one is given.
  public let isHeld: Bool
  /// The last registration that is taken, or may be.
  public let registration: RegistrationNumber
  /// The last convention.
  public let convention: ConventionNumber
}

/// The last numbers that were given out, as far as the operator knows; those that stand at least.
public struct LastNumbers: Sendable {
  let registration: RegistrationNumber?
  let convention: ConventionNumber?

  /// Nil where none is known beyond those that stand.
  public init(registration: RegistrationNumber?, convention: ConventionNumber?) {
    self.registration = registration
    self.convention = convention
  }

  fileprivate func row(_ noun: Numbered) -> Int? {
    switch noun {
    case .registration: registration?.row
    case .convention: convention?.row
    case .letter: nil
    }
  }
}

extension Registry {
  /// How far numbers are given out.
  public func numbers() throws -> NumbersView {
    try read { reading in
      try reading.requireOperator()
      return try reading.numbers()
    }
  }

  /// Lets new numbers be given again, behind the last that may have been.
  public func resumeNumbers(_ last: LastNumbers) throws -> Outcome<NumbersView> {
    try write { transaction in
      try transaction.requireOperator()
      let database = transaction.database
      var hasChanged = false
      for noun in Numbered.allCases {
        let standing = try NumberingTable.find(noun, in: database)
        let highest = max(last.row(noun) ?? 0, try NumberingTable.last(noun, in: database))
        let isBehind = (standing?.last ?? 0) < last.row(noun) ?? 0
        guard standing?.isHeld == true || isBehind else { continue }
        try NumberingTable.put(
          .init(noun: noun, last: highest, isHeld: false), in: database)
        hasChanged = true
      }
      let view = try transaction.numbers()
      if !hasChanged { return .already(view) }
      try transaction.record(
        .numbersResumed, .database,
        facts: [
          "registration": .string(view.registration.description),
          "convention": .string(view.convention.description),
        ])
      return .done(view)
    }
  }

  /// Holds numbers back in a database that is being restored. Letters and delegations go on far
  /// behind those that were given out, at the seconds of the clock, whatever was restored before:
  /// nobody is asked, and no mail program takes two for one.
  ///
  /// - Parameter given: how far they went in the database whose place it takes.
  func holdNumbers(beyond given: [Numbered: Int]) throws {
    try write { transaction in
      for noun in Numbered.allCases {
        let highest = max(
          given[noun] ?? 0, try NumberingTable.last(noun, in: transaction.database))
        try NumberingTable.put(
          noun == .letter
            ? .init(noun: noun, last: max(highest, Int(transaction.now.seconds)), isHeld: false)
            : .init(noun: noun, last: highest, isHeld: true), in: transaction.database)
      }
      try transaction.record(.backupRestored, .database)
    }
  }
}

extension Reading {
  /// How far numbers went.
  func lastNumbers() throws -> [Numbered: Int] {
    try Dictionary(
      uniqueKeysWithValues: Numbered.allCases.map {
        ($0, try NumberingTable.last($0, in: database))
      })
  }

  func numbers() throws -> NumbersView {
    func last(_ noun: Numbered) throws -> (row: Int, isHeld: Bool) {
      (
        try NumberingTable.last(noun, in: database),
        try NumberingTable.find(noun, in: database)?.isHeld ?? false
      )
    }
    let (registration, convention) = (try last(.registration), try last(.convention))
    return NumbersView(
      isHeld: registration.isHeld || convention.isHeld,
      registration: RegistrationNumber(row: registration.row),
      convention: ConventionNumber(row: convention.row))
  }
}
