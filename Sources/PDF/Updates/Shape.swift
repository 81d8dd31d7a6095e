/// What may stand behind a key of something that a signature adds.
indirect enum Shape: Sendable {
  /// Any name, or one of these.
  case name
  case oneOf(Set<String>)
  case number, text, bool
  /// So many numbers.
  case numbers(Int)
  /// Numbers, names, texts and truth values, and lists of them; nothing that points elsewhere.
  case plain
  case list(Shape)
  /// A dictionary of whatever keys.
  case map(Shape)
  case dictionary(Kind)
  case stream(Kind)
  /// A number, or an object of its own that is one and nothing else: of a stream's bytes.
  case length
  /// A page of the original, or its catalog.
  case page, catalog
  case either(Shape, Shape)
}

/// What a signature adds to a file.
enum Kind: Sendable {
  case form, field, annotations, signature, reference, parameters, lock, properties
  case appearances, xObject, group, resources, graphicsState, borderStyle
  case font, encoding, descriptor, data, length
  case securityStore, securityEntry, extensions, permissions

  /// The keys that its dictionary may have.
  var keys: [String: Shape] { Self.grammar[self] ?? [:] }

  private static let grammar: [Kind: [String: Shape]] = [
    .form: [
      "Fields": .list(.dictionary(.field)), "SigFlags": .number, "DA": .text, "Q": .number,
      "DR": .dictionary(.resources),
    ],
    .field: [
      "Type": .oneOf(["Annot"]), "Subtype": .oneOf(["Widget"]), "FT": .oneOf(["Sig"]), "T": .text,
      "TU": .text, "TM": .text, "Ff": .number, "F": .number, "Rect": .numbers(4), "P": .page,
      "V": .dictionary(.signature), "AP": .dictionary(.appearances), "AS": .name,
      "DA": .text, "DR": .dictionary(.resources), "BS": .dictionary(.borderStyle),
      "Border": .numbers(3), "H": .name, "Lock": .dictionary(.lock), "M": .text, "NM": .text,
    ],
    .signature: [
      "Type": .oneOf(["Sig", "DocTimeStamp"]), "Filter": .name, "SubFilter": .name,
      "ByteRange": .numbers(4), "Contents": .text, "M": .text, "Name": .text, "Reason": .text,
      "Location": .text, "ContactInfo": .text, "Prop_Build": .dictionary(.properties),
      "Prop_AuthTime": .number, "Prop_AuthType": .name, "R": .number, "V": .number,
      "Reference": .list(.dictionary(.reference)),
    ],
    .reference: [
      "Type": .oneOf(["SigRef"]), "TransformMethod": .oneOf(["DocMDP", "FieldMDP"]),
      "TransformParams": .dictionary(.parameters), "Data": .catalog, "DigestMethod": .name,
      "DigestValue": .text, "DigestLocation": .numbers(2),
    ],
    .parameters: [
      "Type": .oneOf(["TransformParams"]), "V": .name, "P": .number, "Action": .name,
      "Fields": .list(.text),
    ],
    .lock: [
      "Type": .oneOf(["SigFieldLock"]), "Action": .name, "Fields": .list(.text), "P": .number,
    ],
    .properties: [
      "Filter": .map(.plain), "PubSec": .map(.plain), "App": .map(.plain), "SigQ": .map(.plain),
    ],
    .appearances: ["N": .stream(.xObject)],
    .xObject: [
      "Type": .oneOf(["XObject"]), "Subtype": .oneOf(["Form", "Image"]), "Name": .name,
      "Length": .length, "Filter": .either(.name, .list(.name)), "DecodeParms": .plainParameters,
      // A form.
      "FormType": .number, "BBox": .numbers(4), "Matrix": .numbers(6),
      "Resources": .dictionary(.resources), "Group": .dictionary(.group),
      // An image.
      "Width": .number, "Height": .number, "BitsPerComponent": .number, "ColorSpace": .colours,
      "SMask": .stream(.xObject), "Mask": .either(.plain, .stream(.xObject)), "Decode": .plain,
      "ImageMask": .bool, "Interpolate": .bool, "Intent": .name, "Matte": .plain,
    ],
    .group: [
      "Type": .oneOf(["Group"]), "S": .oneOf(["Transparency"]), "CS": .name, "I": .bool,
      "K": .bool,
    ],
    .resources: [
      "Font": .map(.dictionary(.font)), "XObject": .map(.stream(.xObject)),
      "ExtGState": .map(.dictionary(.graphicsState)), "ProcSet": .list(.name),
      "ColorSpace": .map(.colours),
    ],
    .graphicsState: [
      "Type": .oneOf(["ExtGState"]), "CA": .number, "ca": .number, "BM": .oneOf(["Normal"]),
      "AIS": .bool, "SA": .bool, "SMask": .oneOf(["None"]), "LW": .number, "LC": .number,
      "LJ": .number,
    ],
    .borderStyle: ["Type": .oneOf(["Border"]), "W": .number, "S": .name],
    .font: [
      "Type": .oneOf(["Font"]),
      "Subtype": .oneOf(["Type0", "Type1", "TrueType", "CIDFontType0", "CIDFontType2"]),
      "BaseFont": .name, "Name": .name, "Encoding": .either(.name, .dictionary(.encoding)),
      "FirstChar": .number, "LastChar": .number, "Widths": .list(.number),
      "FontDescriptor": .dictionary(.descriptor), "ToUnicode": .stream(.data),
      "DescendantFonts": .list(.dictionary(.font)), "CIDSystemInfo": .map(.plain), "DW": .number,
      "W": .list(.either(.number, .list(.number))),
      "CIDToGIDMap": .either(.name, .stream(.data)),
    ],
    .encoding: [
      "Type": .oneOf(["Encoding"]), "BaseEncoding": .name, "Differences": .plain,
    ],
    .descriptor: [
      "Type": .oneOf(["FontDescriptor"]), "FontName": .name, "FontFamily": .text, "Flags": .number,
      "FontBBox": .numbers(4), "ItalicAngle": .number, "Ascent": .number, "Descent": .number,
      "Leading": .number, "CapHeight": .number, "XHeight": .number, "StemV": .number,
      "StemH": .number, "AvgWidth": .number, "MaxWidth": .number, "MissingWidth": .number,
      "FontStretch": .name, "FontWeight": .number, "CharSet": .text, "Lang": .name,
      "FontFile": .stream(.data), "FontFile2": .stream(.data), "FontFile3": .stream(.data),
      "CIDSet": .stream(.data),
    ],
    .data: [
      "Length": .length, "Length1": .number, "Length2": .number, "Length3": .number,
      "Subtype": .name, "Filter": .either(.name, .list(.name)), "N": .number, "Alternate": .name,
    ],
    .securityStore: [
      "Type": .oneOf(["DSS"]), "Certs": .list(.stream(.data)), "CRLs": .list(.stream(.data)),
      "OCSPs": .list(.stream(.data)), "VRI": .map(.dictionary(.securityEntry)),
    ],
    .securityEntry: [
      "Type": .oneOf(["VRI"]), "Cert": .list(.stream(.data)), "CRL": .list(.stream(.data)),
      "OCSP": .list(.stream(.data)), "TU": .text, "TS": .stream(.data),
    ],
    .extensions: [
      "Type": .oneOf(["DeveloperExtensions"]), "BaseVersion": .name, "ExtensionLevel": .number,
      "ExtensionRevision": .text, "URL": .text,
    ],
    .permissions: ["DocMDP": .dictionary(.signature)],
  ]
}

extension Shape {
  fileprivate static let plainParameters = Shape.either(.map(.plain), .list(.map(.plain)))
  /// A name, or a list of one with its parameters, such as a profile.
  fileprivate static let colours = Shape.either(
    .name,
    .list(.either(.plain, .either(.stream(.data), .list(.either(.plain, .stream(.data)))))))
}
