/// A stream as its dictionary says that it is to be read: plain, or by zlib, with a predictor or not.
struct FilteredStream {
  private let dictionary: PDFDictionary
  private let bytes: [UInt8]

  init(_ dictionary: PDFDictionary, _ bytes: [UInt8]) {
    self.dictionary = dictionary
    self.bytes = bytes
  }

  /// What it holds; nil for a filter that is not known here, for damage, and for more than the limit.
  func decoded(limit: Int) -> [UInt8]? {
    let parameters: PDFDictionary?
    // A name has a dictionary, and a list of names a list: readers differ over anything else.
    switch (dictionary["Filter"], dictionary["DecodeParms"]) {
    case (nil, nil), (.array([])?, nil): return bytes.count <= limit ? bytes : nil
    case (.name("FlateDecode")?, nil), (.array([.name("FlateDecode")])?, nil): parameters = nil
    case (.name("FlateDecode")?, .dictionary(let one)?): parameters = one
    case (.array([.name("FlateDecode")])?, .array(let list)?) where list.count == 1:
      guard let one = list[0].dictionary else { return nil }
      parameters = one
    default: return nil
    }
    guard let plain = Inflate.zlib(bytes, limit: limit) else { return nil }
    return parameters.map { Self.unpredicted(plain, $0) } ?? plain
  }

  /// Undoes the filters of PNG, of one byte a sample, as tables of cross-references use them.
  private static func unpredicted(_ bytes: [UInt8], _ parameters: PDFDictionary) -> [UInt8]? {
    guard Set(parameters.entries.keys).isSubset(of: ["Predictor", "Columns", "Colors"]) else {
      return nil
    }
    let predictor = parameters["Predictor"] == nil ? 1 : parameters["Predictor"]?.int ?? 0
    if predictor == 1 { return bytes }
    let columns = parameters["Columns"] == nil ? 1 : parameters["Columns"]?.int ?? 0
    guard 10...15 ~= predictor, 1...1024 ~= columns, (parameters["Colors"]?.int ?? 1) == 1,
      bytes.count.isMultiple(of: columns + 1)
    else { return nil }
    var above = [UInt8](repeating: 0, count: columns)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: columns + 1) {
      var row = Array(bytes[start + 1..<start + 1 + columns])
      for index in row.indices {
        let (left, up) = (index > 0 ? row[index - 1] : 0, above[index])
        let corner = index > 0 ? above[index - 1] : 0
        switch bytes[start] {
        case 0: break
        case 1: row[index] &+= left
        case 2: row[index] &+= up
        case 3: row[index] &+= UInt8((Int(left) + Int(up)) / 2)
        case 4: row[index] &+= paeth(Int(left), Int(up), Int(corner))
        default: return nil
        }
      }
      result += row
      above = row
    }
    return result
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> UInt8 {
    let guess = left + up - corner
    let (toLeft, toUp, toCorner) = (abs(guess - left), abs(guess - up), abs(guess - corner))
    let best = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
    return UInt8(truncatingIfNeeded: best)
  }
}
