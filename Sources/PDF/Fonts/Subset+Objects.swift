extension Subset {
  /// Writes the five objects of an embedded font; gives the number of the one that pages refer to.
  func write(into revision: inout Revision) throws(FontError) -> Int {
    let file = try trueType()
    let fileNumber = revision.reserve()
    revision.write(fileNumber, stream: file, entries: "/Length1 \(file.count) ")
    let unicodeNumber = revision.reserve()
    revision.write(unicodeNumber, stream: unicodeMap)

    let descriptorNumber = revision.reserve()
    let box = [
      try face.head.i16(36), try face.head.i16(38), try face.head.i16(40), try face.head.i16(42),
    ].map { String(face.thousandths($0)) }.joined(separator: " ")
    let ascent = face.thousandths(try face.hhea.i16(4))
    let descent = face.thousandths(try face.hhea.i16(6))
    revision.write(
      descriptorNumber,
      "<< /Type /FontDescriptor /FontName /\(name) /Flags 4 /FontBBox [\(box)] /ItalicAngle 0"
        + " /Ascent \(ascent) /Descent \(descent) /CapHeight \(ascent) /StemV 80"
        + " /FontFile2 \(fileNumber) 0 R >>")

    let descendantNumber = revision.reserve()
    let widths = widths.map(String.init).joined(separator: " ")
    revision.write(
      descendantNumber,
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /\(name)"
        + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        + " /FontDescriptor \(descriptorNumber) 0 R /W [0 [\(widths)]] /CIDToGIDMap /Identity >>")

    let number = revision.reserve()
    revision.write(
      number,
      "<< /Type /Font /Subtype /Type0 /BaseFont /\(name) /Encoding /Identity-H"
        + " /DescendantFonts [\(descendantNumber) 0 R] /ToUnicode \(unicodeNumber) 0 R >>")
    return number
  }

  /// The character of each number, as a CMap.
  private var unicodeMap: [UInt8] {
    var map: [UInt8] = []
    map.write(
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange

      """)
    for start in stride(from: 1, to: scalars.count, by: 100) {
      let block = start..<min(start + 100, scalars.count)
      map.write("\(block.count) beginbfchar\n")
      for number in block {
        map.write("<")
        map.write(hex: UInt16(clamping: number))
        map.write("> <")
        for unit in String(scalars[number]).utf16 { map.write(hex: unit) }
        map.write(">\n")
      }
      map.write("endbfchar\n")
    }
    map.write("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return map
  }
}
