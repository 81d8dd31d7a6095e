internal import SHA2

extension RegistrationKey {
  /// What stands for it once a person of the registration is erased: found by whoever has the key,
  /// told by nobody. It is no key itself, for it has a blank.
  func erased(by secret: SecretKey) -> String {
    "erased " + secret.derive(.registrationKey, Array(description.utf8)).base64URL
  }
}
