// modules: SQLite SHA2 PDF CSV ChildProcess DER CMS MIME HTML JiniusCore
@testable import JiniusCore

/// A file of collaborators, in either form, and one object of JSON.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  if let file = try? DirectoryFile(bytes, named: "x") {
    hold(file.lines.count <= count, "no more lines than bytes")
    for line in file.lines {
      hold(line.number > 0, "a line has its number")
      if case .failure(let faults) = line.person {
        hold(!faults.all.isEmpty, "what is refused is told why")
      }
    }
  }
  if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil,
    let object = ObjectReader(bytes[...])
  {
    hold(Set(object.members.map(\.name)).count == object.members.count, "each member once")
  }
  return 0
}
