extension Registry {
  /// Adds a training body; the same again changes nothing.
  public func addProvider(_ given: Provider) throws -> Outcome<Provider> {
    try write { transaction in
      try transaction.requireOperator()
      if let standing = try ProviderTable.find(given.code, in: transaction.database) {
        try standing.refuseDifferences(given)
        return .already(standing)
      }
      var provider = given
      provider.id = try ProviderTable.insert(
        given, at: transaction.now, in: transaction.database)
      try transaction.record(
        .providerAdded, .provider(provider.id), facts: ["code": .string(given.code.description)])
      return .done(provider)
    }
  }

  /// Changes what is given of a training body.
  public func updateProvider(
    _ code: Code, _ change: (inout Provider) -> Void
  ) throws -> Outcome<Provider> {
    try write { transaction in
      try transaction.requireOperator()
      let standing = try transaction.provider(code)
      var provider = standing
      change(&provider)
      if provider.fields == standing.fields { return .already(standing) }
      try ProviderTable.update(provider, in: transaction.database)
      try transaction.record(
        .providerUpdated, .provider(provider.id), facts: ["code": .string(code.description)])
      return .done(provider)
    }
  }

  /// One training body.
  public func provider(_ code: Code) throws -> Provider { try read { try $0.provider(code) } }

  /// Training bodies after a number, oldest first.
  public func providerPage(after id: Int, limit: Int) throws -> [Provider] {
    try read { try ProviderTable.page(after: id, limit: limit, in: $0.database) }
  }

  /// Adds a training; the same again changes nothing.
  public func addTraining(_ given: Training) throws -> Outcome<Training> {
    try write { transaction in
      try transaction.requireOperator()
      let provider = try transaction.provider(given.provider)
      if let standing = try TrainingTable.find(given.code, in: transaction.database) {
        try standing.refuseDifferences(given)
        return .already(standing)
      }
      var training = given
      training.id = try TrainingTable.insert(
        given, provider: provider.id, at: transaction.now, in: transaction.database)
      try transaction.record(
        .trainingAdded, .training(training.id), facts: ["code": .string(given.code.description)])
      return .done(training)
    }
  }

  /// Changes what is given of a training; what was signed or launched keeps its own words. It lasts no
  /// longer than its sessions, but for those that are over.
  public func updateTraining(
    _ code: Code, _ change: (inout Training) -> Void
  ) throws -> Outcome<Training> {
    try write { transaction in
      try transaction.requireOperator()
      let standing = try transaction.training(code)
      var training = standing
      change(&training)
      if training.fields == standing.fields { return .already(standing) }
      if training.duration > standing.duration,
        let session = try SessionTable.shortest(
          of: standing.id, endingAfter: transaction.now, in: transaction.database),
        !session.lasts(training.duration)
      {
        throw InvalidValue(
          .duration, training.duration.description,
          expected: "at most \(session.length), for session \(session.code) is no longer")
      }
      try TrainingTable.update(training, in: transaction.database)
      try transaction.record(
        .trainingUpdated, .training(training.id), facts: ["code": .string(code.description)])
      return .done(training)
    }
  }

  /// One training.
  public func training(_ code: Code) throws -> Training { try read { try $0.training(code) } }

  /// Trainings after a number that hold all of the words, accents and case aside; of one training
  /// body or of all (S79).
  public func trainingPage(
    after id: Int, words: String, provider: Code? = nil, limit: Int
  ) throws -> [Training] {
    let folded = Folded(words).description.split(separator: " ").map(String.init)
    return try read { reading in
      try TrainingTable.page(
        after: id, words: folded, provider: try provider.map { try reading.provider($0).id },
        limit: limit, in: reading.database)
    }
  }

  /// Adds a session; the same again changes nothing.
  public func addSession(_ given: Session) throws -> Outcome<Session> {
    try write { transaction in
      try transaction.requireOperator()
      let training = try transaction.training(given.training)
      if let standing = try SessionTable.find(given.code, in: transaction.database) {
        try standing.refuseDifferences(given)
        return .already(standing)
      }
      guard given.lasts(training.duration) else {
        throw InvalidValue(
          .dateTime, ParisDateTime(given.endsAt).description,
          expected: "an end that leaves room for the \(training.duration) of \(training.code)")
      }
      var session = given
      session.id = try SessionTable.insert(
        given, training: training.id, at: transaction.now, in: transaction.database)
      try transaction.record(
        .sessionAdded, .session(session.id), facts: ["code": .string(given.code.description)])
      return .done(session)
    }
  }

  /// One session.
  public func session(_ code: Code) throws -> Session { try read { try $0.session(code) } }

  /// Sessions after a number, of one training or of all; those that are over only where they are
  /// asked for.
  public func sessionPage(
    after id: Int, training: Code?, isOverToo: Bool = false, limit: Int
  ) throws -> [Session] {
    try read { reading in
      try SessionTable.page(
        after: id, training: try training.map { try reading.training($0).id },
        endingAfter: isOverToo ? nil : reading.now, limit: limit, in: reading.database)
    }
  }
}

extension Reading {
  func provider(_ code: Code) throws -> Provider {
    guard let provider = try ProviderTable.find(code, in: database) else {
      throw Refusal.notFound(.provider, code.description)
    }
    return provider
  }

  func training(_ code: Code) throws -> Training {
    guard let training = try TrainingTable.find(code, in: database) else {
      throw Refusal.notFound(.training, code.description)
    }
    return training
  }

  func session(_ code: Code) throws -> Session {
    guard let session = try SessionTable.find(code, in: database) else {
      throw Refusal.notFound(.session, code.description)
    }
    return session
  }
}
