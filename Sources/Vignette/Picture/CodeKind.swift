/// The kinds of codes that are looked for, by their everyday names.
public enum CodeKind: String, Sendable, CaseIterable {
    case qr = "QR code"
    case ean13 = "EAN-13"
    case ean8 = "EAN-8"
    case upcA = "UPC-A"
    case upcE = "UPC-E"
    case code128 = "Code 128"
    case code93 = "Code 93"
    case code39 = "Code 39"
    case itf14 = "ITF-14"
}
