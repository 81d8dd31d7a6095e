internal import SQLite

/// The lines of `doctor` as they come together. What rests on something that does not stand is left
/// out: there would be nothing to say of it.
struct Examination {
  let store: Store
  private var found: [CheckFinding] = []

  init(of store: Store) { self.store = store }

  /// All lines, in their order.
  var findings: [CheckFinding] {
    Check.allCases.flatMap { check in found.filter { $0.check == check } }
  }

  /// Notes how a thing stands; what is thrown on the way is what is wrong with it.
  mutating func look(at check: Check, _ body: () throws -> CheckFinding.State) {
    do { note(check, try body()) } catch { note(check, .broken(.error(told(error)))) }
  }

  mutating func note(_ check: Check, _ state: CheckFinding.State) {
    found.append(CheckFinding(check: check, state: state))
  }

  /// Opens the database, and reads what must be known before anything else; nil where it cannot be.
  mutating func openDatabase() -> Store.Facts? {
    do {
      let database = try store.openForReading()
      let facts = try store.facts(database)
      note(.database, .ok(.path(store.path)))
      let path = store.path
      look(at: .schema) {
        try SchemaText.require(version: Schema.version, in: database, path: path, lacking: [])
        return .ok(.version(Schema.version))
      }
      note(.kind, .ok(.kind(isSandbox: facts.isSandbox)))
      return facts
    } catch {
      let error = told(error)
      switch error as? StoreError {
      case .older, .newer, .redefined:
        note(.database, .ok(.path(store.path)))
        note(.schema, .broken(.error(error)))
      default: note(.database, .broken(.error(error)))
      }
      return nil
    }
  }

  /// A failure of SQLite, in the store's words.
  private func told(_ error: any Error) -> any Error {
    (error as? DatabaseError).map { StoreError($0, path: store.path) } ?? error
  }
}
