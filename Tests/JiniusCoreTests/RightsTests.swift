import Testing

@testable import JiniusCore

/// Who may do what, cell by cell: `✔` may, `–` may not, `self` only for himself, `look` only look at
/// what is about himself.
@Suite("Rights")
struct RightsTests {
  private static let restricted = """
                      manage_company  manage_rights  grant_registration  register_participants  read_documents  launch_signature
    administrator     ✔               ✔              ✔                   ✔                      ✔               ✔
    training_manager  –               –              –                   ✔                      ✔               –
    billing_manager   –               –              –                   –                      ✔               –
    participant       –               –              –                   –                      look            –
    stranger          –               –              –                   –                      look            –
    delegate          –               –              –                   ✔                      look            –
    """

  private static let open = """
                      manage_company  manage_rights  grant_registration  register_participants  read_documents  launch_signature
    administrator     ✔               ✔              ✔                   ✔                      ✔               ✔
    training_manager  –               –              –                   ✔                      ✔               –
    billing_manager   –               –              –                   self                   ✔               –
    participant       –               –              –                   self                   look            –
    stranger          –               –              –                   self                   look            –
    delegate          –               –              –                   ✔                      look            –
    """

  private static let individual = """
                      manage_company  manage_rights  grant_registration  register_participants  read_documents  launch_signature
    owner             ✔               ✔              ✔                   ✔                      ✔               ✔
    stranger          –               –              –                   –                      look            –
    """

  /// One cell of a table.
  struct Cell: Sendable, CustomStringConvertible {
    let space: String
    let rights: RegistrationRights?
    let who: String
    let action: Action
    let mark: String

    var description: String { "\(space): \(who) \(action.rawValue) \(mark)" }
  }

  private static func cells(
    _ space: String, _ rights: RegistrationRights?, _ table: String
  ) -> [Cell] {
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    return rows.dropFirst().flatMap { row in
      zip(rows[0], row.dropFirst()).compactMap { name, mark in
        Action(rawValue: name).map {
          Cell(space: space, rights: rights, who: row[0], action: $0, mark: mark)
        }
      }
    }
  }

  static let all =
    cells("restricted", .restricted, restricted) + cells("open", .open, open)
    + cells("individual", nil, individual)

  @Test("the tables have every cell")
  func everyCell() {
    #expect(Self.all.count == (6 + 6 + 2) * Action.allCases.count)
  }

  @Test("each cell is what the table says", arguments: all)
  func cell(_ cell: Cell) throws {
    var standing = Standing()
    standing.registrationRights = cell.rights
    if let role = Role(rawValue: cell.who) { standing.roles = [role] }
    if cell.who == "owner" { standing.isOwner = true }
    if cell.who == "delegate" { standing.delegated = [.registerParticipants] }
    var aboutSelf = standing
    aboutSelf.isAboutSelf = true

    let other = Decision.of(cell.action, standing).isAllowed
    let own = Decision.of(cell.action, aboutSelf).isAllowed
    let look = Decision.of(cell.action, aboutSelf, isLook: true).isAllowed
    switch cell.mark {
    case "✔": #expect(other && own && look)
    case "self": #expect(!other && own && look)
    case "look": #expect(!other && !own && look)
    case "–": #expect(!other && !own)
    default: Issue.record("no such mark: \(cell.mark)")
    }
  }

  @Test("several roles hold what any of them holds")
  func severalRoles() {
    var standing = Standing()
    standing.registrationRights = .restricted
    standing.roles = [.participant, .billingManager, .trainingManager]
    #expect(Decision.of(.registerParticipants, standing) == .allowed(.role(.trainingManager)))
    #expect(!Decision.of(.launchSignature, standing).isAllowed)
  }

  @Test("a refusal names the roles that would do")
  func missingLink() {
    var standing = Standing()
    standing.registrationRights = .restricted
    standing.roles = [.billingManager]
    #expect(
      Decision.of(.registerParticipants, standing)
        == .refused(.role(["Administrateur", "Responsable de formation"])))
  }

  @Test("an edit of the matrix counts, and only for its role and action")
  func edits() {
    let matrix = RightMatrix(edits: [
      .init(role: .trainingManager, action: .launchSignature, isAllowed: true),
      .init(role: .billingManager, action: .readDocuments, isAllowed: false),
    ])
    for role in Role.allCases {
      for action in Action.allCases {
        let expected =
          switch (role, action) {
          case (.trainingManager, .launchSignature): true
          case (.billingManager, .readDocuments): false
          default: RightMatrix.preset.allows(role, action)
          }
        #expect(matrix.allows(role, action) == expected)
      }
    }
  }

  @Test("what is the administrators' alone is lent to nobody", arguments: Action.allCases)
  func delegable(_ action: Action) {
    if action.isAdministratorsOnly { #expect(!action.isDelegable) }
    for role in Role.allCases where role != .administrator && action.isAdministratorsOnly {
      #expect(!RightMatrix.preset.allows(role, action))
    }
  }
}
