internal import JiniusCore

extension Console {
  /// Warns of an address that looks like a desk's: accounts are nominative (S91).
  func warn(ofMailbox email: EmailAddress) {
    if email.isRoleAddress {
      say("warning: \(email) looks like a shared mailbox; accounts are nominative")
    }
  }
}
