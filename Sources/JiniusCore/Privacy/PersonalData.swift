/// Everything that is held on a person (RGPD 15, 20).
public struct PersonalData: Sendable {
  /// When it was gathered.
  public let exportedAt: Instant
  /// The account itself.
  public let account: Account
  /// His places in spaces, former ones as well.
  public let places: [Place]
  /// His registrations.
  public let registrations: [Registration]
  /// Their conventions.
  public let conventions: [ConventionView]
  /// What he was asked to sign.
  public let procedures: [(convention: ConventionNumber, view: ProcedureView)]
  /// The contracts that he went back on.
  public let withdrawals: [ContractWithdrawal]
  /// The letters to him, without links and codes.
  public let letters: [LetterView]
  /// The invitations to him, without their links.
  public let invitations: [InvitationView]
  /// The directories of companies that he stands or stood in.
  public let directories: [(company: SIREN, entry: Collaborator)]
  /// What he committed himself to.
  public let pledges: [(company: SIREN, pledge: Pledge)]
  /// What the journal says of him and of his doings.
  public let journal: [JournalLine]
  /// Who else gets some of it.
  public let recipients: [Recipient]
  /// How long each category is kept.
  public let retention: [RetentionRule]

  /// A place in a space: as its owner, or as an interlocutor of a company.
  public struct Place: Sendable {
    /// Whose space it is.
    public let space: RegistrationSpace
    /// The establishment, in a company.
    public let establishment: SIRET?
    /// The roles.
    public let roles: Set<Role>
    /// Where codes go.
    public let mobile: MobileNumber?
    /// The right to sign.
    public let canSign: Bool
    /// From when on.
    public let since: Instant
    /// Until when.
    public let removedAt: Instant?
  }

  /// Who gets personal data, and what for (RGPD 15-1-c).
  public struct Recipient: Equatable, Sendable {
    /// The kind of recipient.
    public let category: Category
    /// Its name, where it is one; the categories of processors have none.
    public let name: String?

    /// The kinds of recipients.
    public enum Category: String, CaseIterable, Sendable {
      case trainingBody = "training_body"
      case company
      case payer
      case platform
      case smsProcessor = "sms_processor"
      case mailProcessor = "mail_processor"

      /// What it gets them for.
      public var purpose: String {
        switch self {
        case .trainingBody: "registration, training and its evidence"
        case .company: "management of its space and of its collaborators' training"
        case .payer: "billing of a registration"
        case .platform: "running of this installation"
        case .smsProcessor: "sending of signing codes to mobiles"
        case .mailProcessor: "sending of e-mails"
        }
      }
    }
  }
}
