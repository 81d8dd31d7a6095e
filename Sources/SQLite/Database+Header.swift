extension Database {
  /// The number in the file's header that says which program it belongs to; 0 for none.
  public var applicationID: Int32 {
    get throws(DatabaseError) { try header("PRAGMA application_id") }
  }

  /// The number in the file's header that `migrate` keeps; 0 at first.
  public var userVersion: Int32 {
    get throws(DatabaseError) { try header("PRAGMA user_version") }
  }

  /// Marks the file as belonging to one program.
  public func setApplicationID(_ id: Int32) throws(DatabaseError) {
    try execute(SQL(text: "PRAGMA application_id = \(id)"))
  }

  /// Sets the version of the schema.
  public func setUserVersion(_ version: Int32) throws(DatabaseError) {
    try execute(SQL(text: "PRAGMA user_version = \(version)"))
  }

  /// A number that a PRAGMA answers.
  func header(_ pragma: SQL) throws(DatabaseError) -> Int32 {
    let statement = try prepare(pragma)
    return try statement.step() ? Int32(clamping: statement.row.int(0)) : 0
  }
}
