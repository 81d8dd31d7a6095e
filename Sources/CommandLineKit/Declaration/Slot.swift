/// Where the words given for one parameter wait, and then its value.
///
/// A class, so that the parser can fill it through a copy of the command that declares it.
public class Slot {
  var parameter: Parameter
  /// The words given so far, all well formed; `true` and `false` for a flag.
  var words: [String] = []
  /// How far it is open.
  var opening = Narrowing.Opening.open

  init(_ parameter: Parameter) { self.parameter = parameter }

  /// Turns the words into the value.
  func convert() throws(ValueError) {}
}

/// A slot and the type of its value: what the property wrappers are.
public class ValueSlot<Value>: Slot {
  private var stored: Value?
  private let read: (inout Value?, String) throws -> Void

  init(
    _ parameter: Parameter, initially value: Value? = nil,
    read: @escaping (inout Value?, String) throws -> Void
  ) {
    self.stored = value
    self.read = read
    super.init(parameter)
  }

  /// The value. Reading one that was never parsed is a mistake of the program, not of its user.
  var value: Value {
    guard let stored else { preconditionFailure("\(parameter.title) is read before parsing") }
    return stored
  }

  override func convert() throws(ValueError) {
    for word in words {
      do { try read(&stored, word) } catch {
        throw ValueError(parameter: parameter.title, value: word, underlying: error)
      }
    }
  }
}
