@testable import JiniusCore

/// Whether an address is shown, and whole.
func == (shown: ShownContact?, email: EmailAddress) -> Bool {
  shown?.description == email.description
}

/// Whether a mobile is shown, and whole.
func == (shown: ShownContact?, mobile: MobileNumber) -> Bool {
  shown?.description == mobile.description
}
