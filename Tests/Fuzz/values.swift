// modules: SQLite SHA2 PDF CSV ChildProcess DER CMS MIME HTML JiniusCore
import JiniusCore

private let kinds: [any TextValue.Type] = [
  ConventionNumber.self, RegistrationNumber.self, Code.self, PostalCode.self, ActivityNumber.self,
  SIRET.self, ParisDateTime.self, Minutes.self, SIREN.self, EmailAddress.self, Denomination.self,
  Instant.self, CivilDate.self, Money.self, MobileNumber.self, PersonName.self, Line.self,
  Passage.self, Participant.self, WebAddress.self, WebLink.self,
]

/// The domain's grammars: what is taken is taken again from how it is written, as the same value;
/// what is not says why, and its suggestion can be taken.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: given(start, count), as: UTF8.self)
  for kind in kinds { check(kind, text) }
  _ = Folded(text)
  return 0
}

private func check<Value: TextValue>(_ kind: Value.Type, _ text: String) {
  let value: Value
  do { value = try Value(text) } catch {
    hold(!error.expected.isEmpty, "what is not taken is told why")
    if let suggestion = error.suggestion, (try? Value(suggestion)) == nil {
      fatalError("\(kind): \(suggestion.debugDescription) is suggested, and not taken")
    }
    return
  }
  hold(!value.description.utf8.contains(0), "a value has no NUL")
  guard let again = try? Value(value.description) else {
    fatalError("\(kind): \(value.description.debugDescription) is taken, and not again")
  }
  if again != value { fatalError("\(kind): \(value) is \(again) when it is read again") }
}
