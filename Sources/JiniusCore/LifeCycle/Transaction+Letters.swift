/// What people are told of a registration, and of its signature.
extension Transaction {
  /// Writes to whoever takes part what became of his registration. Who is invited in the same
  /// transaction gets the invitation instead of hearing that he is registered. Of the fourth time in
  /// a day that he is registered for the same session he hears nothing until it is confirmed: nobody
  /// is flooded by somebody who registers him and cancels.
  func tellParticipant(
    _ letter: LetterKind, of registration: RegistrationNumber, reason: String? = nil
  ) throws {
    let enrolment = try enrolment(registration)
    let participant = enrolment.participant
    let isFlood = letter != .confirmed && enrolment.turns > LifeCycle.turnsToldPerDay
    let isInvited = letter == .registered && invited.contains(participant.id)
    if participant.status.isBarred || isInvited || isFlood { return }
    var parameters = try self.parameters(of: enrolment, reason: reason)
    parameters[.given] = participant.name.given
    parameters[.family] = participant.name.family
    try send(letter, to: participant.email.description, parameters)
  }

  /// Tells the administrators of a space that somebody registered himself.
  func tellSelfRegistered(_ registration: RegistrationNumber) throws {
    let enrolment = try enrolment(registration)
    if enrolment.turns > LifeCycle.turnsToldPerDay { return }
    try tellAdministrators(
      .selfRegistered, of: enrolment.convention, try parameters(of: enrolment, reason: nil))
  }

  /// Writes to the administrators of a convention's space, but for one.
  func tellAdministrators(
    _ letter: LetterKind, of convention: ConventionNumber, _ given: LetterParameters,
    but other: EmailAddress? = nil
  ) throws {
    var parameters = given
    for administrator in try LetterContextQuery.administrators(of: convention, in: database)
    where administrator.email != other {
      parameters[.given] = administrator.name.given
      parameters[.family] = administrator.name.family
      try send(letter, to: administrator.email.description, parameters)
    }
  }

  private func enrolment(_ registration: RegistrationNumber) throws -> EnrolmentContext {
    let day: Int64 = 86_400
    guard
      let enrolment = try LetterContextQuery.enrolment(
        of: registration, since: now.adding(seconds: -day), in: database)
    else { throw BrokenInvariant("\(registration) is gone") }
    return enrolment
  }

  private func parameters(
    of enrolment: EnrolmentContext, reason: String?
  ) throws -> LetterParameters {
    var parameters = try LetterContextQuery.parameters(of: enrolment.convention, in: database)
    parameters[.company] = enrolment.company ?? ""
    parameters[.registration] = enrolment.registration.description
    parameters[.dates] = enrolment.dates
    parameters[.place] = enrolment.place
    parameters[.reason] = reason ?? ""
    return parameters
  }
}
