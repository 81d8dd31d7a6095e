internal import CommandLineKit
internal import JiniusCore

// « Points de repère » as a person reads it in a terminal.

extension CompanyLandmarks {
  func screen(_ clocks: Clocks) -> String {
    let siren = space.company?.siren.description ?? ""
    var lines = ["\(space.company?.name ?? "") (\(siren)), \(space.status.label)"]
    lines += establishments.map { establishment in
      "  \(establishment.siret)" + (establishment.isHeadOffice ? " (head office)" : "")
        + (establishment.address.map { ", \($0.line)" } ?? "")
    }
    lines += overview.lines
    if let administration { lines += administration.lines(space) }
    return lines.map { visible($0) + "\n" }.joined()
  }
}

extension AccountLandmarks {
  func screen(_ clocks: Clocks) -> String {
    let lines = ["\(account.name) <\(account.email)>, \(account.status.label)"] + overview.lines
    return lines.map { visible($0) + "\n" }.joined()
  }
}

extension Overview {
  fileprivate var lines: [String] {
    block("To come, « \(RegistrationStatus.pending.label) »", pending, \.lines)
      + block("To come, « \(RegistrationStatus.confirmed.label) »", confirmed, \.linesInFull)
      + block("Done", done, \.lines)
      + [
        (ConventionStatus.awaitingSignature, awaitingSignature), (.signing, signing),
        (.signed, signed),
      ]
      .flatMap { block("Conventions « \($0.label) »", $1, \.lines) }
  }

  private func block<Item>(
    _ title: String, _ excerpt: Excerpt<Item>, _ lines: (Item) -> [String]
  ) -> [String] {
    let rest = excerpt.count - excerpt.first.count
    return ["", "\(title): \(excerpt.count)"] + excerpt.first.flatMap(lines).map { "  " + $0 }
      + (rest > 0 ? ["  … and \(rest) more"] : [])
  }
}

extension TrainingEntry {
  /// When, where, what, who.
  fileprivate var lines: [String] {
    [
      "\(ParisDateTime(startsAt).spaced) – \(endsAt.inParis)  \(place)",
      "  \(training)  \(participantName)  \(registration)  \(space.title)",
    ]
  }

  /// With its programme (S51).
  fileprivate var linesInFull: [String] {
    lines + programme.split(separator: "\n").map { "    " + $0 }
  }
}

extension ConventionEntry {
  fileprivate var lines: [String] {
    let until = expiresAt.map { "  until \($0.inParis)" } ?? ""
    return ["\(number)  \(participantName)  \(training)" + until]
  }
}

extension CompanyLandmarks.Administration {
  /// The administrators' own pages (S64–S67), and where each is.
  fileprivate func lines(_ space: Space) -> [String] {
    let allowed = thirdParties.map { view in
      "  \(view.establishment): \(view.policy.label)"
        + (view.policy == .listed ? " (\(view.listed))" : "")
    }
    let siren = space.company?.siren.description ?? ""
    return [
      "", "Directory: \(people.collaborators)",
      "Interlocutors: \(people.interlocutors); administrators: \(people.administrators); "
        + "may sign: \(people.signatories)",
      "Registration: \(space.company?.registrationRights.label ?? "—")",
    ]
      + unconfirmedPledges.map {
        "Pledge typed on behalf of \($0), and not confirmed: jinius company pledge \(siren)"
      } + ["Third parties"] + allowed
  }
}
