import CMS
import DER
import Foundation
import Testing

/// Two keys that stand here for everybody to read: they are worth nothing.
enum SampleKey: String, CaseIterable {
  case rsa, ec

  var pem: [UInt8] { Array((self == .rsa ? Self.rsaText : Self.ecText).utf8) }

  var publicKey: PublicKey {
    get throws {
      try PublicKey(der: output(["pkey", "-pubout", "-outform", "DER"], input: pem))
    }
  }

  func signature(of bytes: [UInt8]) throws -> [UInt8] {
    try output(["dgst", "-sha256", "-sign", "/dev/fd/3"], input: bytes, others: [pem])
  }

  /// The certificate by which the key vouches for itself; always the same one, though a signature
  /// by P-256 never is.
  var certificate: Certificate {
    get throws { try Self.certificates.get()[self == .rsa ? 0 : 1] }
  }

  private static let certificates = Result {
    try allCases.map { try $0.certificate(commonName: "Île-de-France") }
  }

  /// From 2026-01-01 for ten years.
  func certificate(commonName name: String) throws -> Certificate {
    let draft = try #require(
      SelfSignedCertificate(
        commonName: name, key: publicKey, serial: [0x80, 1, 2],
        validity: 1_767_225_600...2_082_758_400))
    return try Certificate(der: draft.signed(try signature(of: draft.toBeSigned)))
  }

  private static let rsaText = """
    -----BEGIN PRIVATE KEY-----
    MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC1Z/OnGZpaqmU1
    56PtResgwXqEMRgDsGD83PzVVHvge5u/Ubphlxuy5x8/LSk929s+AS00Jzq90XL7
    oFMeEO/VhqG/kz3/hyC4OqraFSsV2jSFJeIpkhIHtPiPo9MPscR4BQw1tyxpxdsD
    3Yt95dwqXdwNzB3H6qe3Ce2tJ45i1XgjN2tDgo6qWJXYJDkTim4D9Ky6mtl04ozk
    kBxJSZsufDccBcD6niqr1Uc5W9Xqpzh4/xkrKXMtjSO4kpBDOnx9AIn25ZktXQoX
    5xaVihbwI+K4jUutoau8aWsAEThFKOwj8uOMhZwd8FpVPteAUbLGsgpsTXkTinOO
    kMpgLnztAgMBAAECggEAJSll6xHeInusnyXUWYuMttmb0Q/DlSHhRHu62bLka6C2
    z7Mc5NgRRw18w7LrM25iE+omyfvNV0xcazq1PEAI+auKYBX4SevzInp2PJXAjUn1
    n18a3Rw80FJc5wQO/TSUBGg4T5q2IPb0vm54oHJhr1Yp+bOaWDV0ZRVGGMY1L36l
    3kQJrSiIDYLUf8m0keL144zrr7C6cInUuOQLwRkOE13PHZDUzQ7kmxnciCT8qf2x
    rNHUN6vErqDV1/F+TSlLcG+sKbXPWGHcySVXZ7yFXfioABnM3osrQiqdwQCafyhh
    ZfPXDIvSzpDeA37ZfwWI7UzgR+M5LYqNtvo4ELxVMQKBgQDsvrWkJzSpolo8fJAs
    VmE5mdoDYU3Kuz+nviaFvCTfkfvUwO1MxZOrK+8yI8eQ08+MX89tKTuif59PhB//
    XX4auJV5sohQFSQRMsrcwwjsFPbm4fBEUdknKxB/oElXiDoRbulmLhUfprLLJCGN
    mqSrwdSFtpaV7jCFkEHk3d/vCQKBgQDEKQaIGJKOIIvL9I769zHFSOtqYjA7xMbJ
    OG+yWZsV96sxUJl4y5I2d/Kso16xIUj2ds0qOErrHCIfvPqYBDR7IhHLPhAYr7Sx
    aHzX6ki0W2Y6HDJwKQhVVFdPR5hyHlN+w3eW5NMtKc0c2iC/7BULnhneIAT9Rhiz
    uGyuIsbzxQKBgQCDP7NZ3zZt+QkH0ZLoUbczBN191DsZcrf2mg+nQsg6fidcKt0k
    G8EjO4cvh/CClTrSOue3QA3Ep/Y9UiWfIEjiLYUI4/Z4V1AYjM00mJfgsjqzg3z9
    k1bNRS2vY8BlW6u9sHyK3m9tjbA/uLc1Vw+F/T6CJtjTJCsYUQKHDI6yaQKBgApc
    uHGcCrHjWj8t7hen00M+tODryux9Wprqlkvvm9evO6XhQho1dsXV1EX2Y1wsC/Sp
    FfFzA9IjrFHM49f/8N3IUPRRlPwY3Ay7Hk0xnSGZ6m6LasauBDituecAOzdcDsEV
    hk28TMOH/8PUagJ5cCsq8Obg/iJ6/3cO+P7B64yZAoGBANQ6KLvsGZmzJXCY5lzX
    ixSGQc3bRwLy+l2funMcQQxeqOj4HllyhDtQDKXAnL4klMD/nQcRboqb8yTZWIyk
    oBqTvKbmVH6JmgoX3MqPhK0KvTGOMwunylmFQf21FRxWH3dSutDKhWcJ24klXQUs
    Is7SMvuM85fbvWL2bzalmY+g
    -----END PRIVATE KEY-----

    """

  private static let ecText = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2FH9R1kjOqH7Be1m
    Xe6mp0+eIc4XV+24jlplcAJLV+mhRANCAATstjd3UILP3xE2zfjc8MyCRzzuczRd
    iNM3+bX1FJnUYYY15ayV8n2bitQkKlK06amTrp/36craLXBhghitGSfP
    -----END PRIVATE KEY-----

    """
}
