/// In which spaces somebody sees signatories' addresses and mobiles whole: their administrators, the
/// private person whose space it is, and the operator everywhere. Everybody else sees them masked.
enum ContactSight {
  case everywhere
  case spaces(Set<Int>)

  func isWhole(in space: Int) -> Bool {
    switch self {
    case .everywhere: true
    case .spaces(let spaces): spaces.contains(space)
    }
  }
}

extension Reading {
  /// What the acting account sees whole.
  func contactSight() throws -> ContactSight {
    guard case .account(let id, _) = acting else { return .everywhere }
    return try contactSight(of: id)
  }

  /// What an account sees whole, whoever asks: a person's own data are the same for all who take
  /// them out.
  func contactSight(of account: Int) throws -> ContactSight {
    .spaces(
      Set(
        try StandingQuery.standings(of: account, in: database).filter {
          Decision.of(.manageCompany, $0.value).isAllowed
        }.keys))
  }
}
