/// What an installation may set, with its help, its default and its rule: the list that
/// `settings list` shows.
public enum Setting: String, CaseIterable, Sendable {
  case publicAddress = "public_address"
  case linkDays = "link_days"
  case invitationDays = "invitation_days"
  case invitationResends = "invitation_resends"
  case withdrawalDays = "withdrawal_days"
  case supportPhone = "support_phone"
  case supportEmail = "support_email"
  case supportHours = "support_hours"
  case reminderDays = "reminder_days"
  case mailSender = "mail_sender"
  case sendmail
  case smsCommand = "sms_command"
  case deliveryTries = "delivery_tries"
  case launchesPerDay = "launches_per_day"
  case codesPerDay = "codes_per_day"
  case triesPerDay = "tries_per_day"
  case timestamp
  case timestampAuthority = "timestamp_authority"
  case trustedCertificates = "trusted_certificates"

  /// One sentence on what it is for.
  public var help: String {
    switch self {
    case .publicAddress:
      "Address under which links in letters begin; a real database launches nothing before it is set."
    case .linkDays:
      "Days that a signing link lives; read at launch, a link in flight keeps its own."
    case .invitationDays: "Days that an invitation's link lives."
    case .invitationResends: "Times that somebody may be invited again within 24 hours."
    case .withdrawalDays:
      "Days of a private person's right of withdrawal: 14 at a distance (L221-18), 10 (L6353-5)."
    case .supportPhone: "Telephone of the support line, shown in letters."
    case .supportEmail: "E-mail of the support line, shown in letters."
    case .supportHours: "Hours of the support line, shown in letters."
    case .reminderDays:
      "Days before a signing link ends when tick reminds the signatory, such as 7,1; none: never."
    case .mailSender:
      "Address that letters come from; mail is delivered once it is set, and not before."
    case .sendmail: "Program that takes mail, called as sendmail is: msmtp, postfix and others are."
    case .smsCommand:
      "Program that sends an SMS: called with the number, the text on standard input; none: no SMS."
    case .deliveryTries: "Times that a letter is tried before it is given up."
    case .launchesPerDay: "Launches of one convention in any 24 hours."
    case .codesPerDay: "Codes to one mobile in any 24 hours that led to no signature."
    case .triesPerDay:
      "Wrong codes for one mobile and convention in any 24 hours, over all launches."
    case .timestamp:
      "Whether a seal is time-stamped: require, try (a missing one is said) or off; read at launch."
    case .timestampAuthority: "Address of the time-stamp authority (RFC 3161); none: no time-stamp."
    case .trustedCertificates:
      "PEM file of further authorities that signatures and time-stamps are checked against."
    }
  }

  /// What holds until somebody sets it.
  public var standard: String {
    switch self {
    case .publicAddress: "https://jinius.invalid"
    case .linkDays: "60"
    case .invitationDays: "30"
    case .invitationResends: "3"
    case .withdrawalDays: "14"
    case .supportPhone: "01 59 03 12 61"
    case .supportEmail: "assistance@jinius.fr"
    case .supportHours:
      "du lundi au vendredi de 9 h à 18 h hors jours fériés (heure métropole)"
    case .reminderDays: "7,1"
    case .sendmail: "/usr/sbin/sendmail"
    case .deliveryTries: "8"
    case .launchesPerDay: "5"
    case .codesPerDay: "10"
    case .triesPerDay: "25"
    case .timestamp: TimestampPolicy.ifPossible.rawValue
    case .mailSender, .smsCommand, .timestampAuthority, .trustedCertificates: Self.none
    }
  }
}
