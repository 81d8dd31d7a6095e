// modules: CSV
import CSV

/// Comma-separated values: reading ends, and what was read comes back from what a writer makes of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = given(start, count)
  var line = 0
  for result in RecordReader(bytes) {
    switch result {
    case .failure(let error):
      hold(error.line > line && error.field > 0, "errors stand in the order of their lines")
      line = error.line
    case .success(let record):
      hold(record.line > line && !record.fields.isEmpty, "records stand in their order")
      line = record.line
      var reader = RecordReader(written(record.fields), separator: UInt8(ascii: ","))
      guard case .success(let again)? = reader.next() else {
        fatalError("a written record is read")
      }
      hold(again.fields == record.fields, "a written record is read as it was")
      hold(reader.next() == nil, "one record is one record")
    }
  }
  hold(line <= count + 1, "there are no more lines than bytes")
  return 0
}

private func written(_ fields: [String]) -> [UInt8] {
  let mark = UInt8(ascii: "\"")
  let quoted = fields.map { [mark] + $0.utf8.flatMap { $0 == mark ? [$0, $0] : [$0] } + [mark] }
  return Array(quoted.joined(separator: [UInt8(ascii: ",")])) + [10]
}
