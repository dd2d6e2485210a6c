internal import CImaging
internal import Vignette

/// How zbar knows the kinds of codes.
///
/// DataBar and Codabar are not among them: zbar sees them in too many pictures that have none.
extension CodeKind {
    init?(type: zbar_symbol_type_t) {
        guard let kind = Self.allCases.first(where: { $0.type == type }) else { return nil }
        self = kind
    }

    /// What zbar calls it.
    var type: zbar_symbol_type_t {
        switch self {
        case .qr: ZBAR_QRCODE
        case .ean13: ZBAR_EAN13
        case .ean8: ZBAR_EAN8
        case .upcA: ZBAR_UPCA
        case .upcE: ZBAR_UPCE
        case .code128: ZBAR_CODE128
        case .code93: ZBAR_CODE93
        case .code39: ZBAR_CODE39
        case .itf14: ZBAR_I25
        }
    }

    /// Whether a code of this kind with this content, seen along so many scan lines, is one.
    ///
    /// The weaker a kind's own check, the more lines have to agree and the longer its content has to be.
    func believes(_ content: UnsafeRawBufferPointer, seen lines: Int) -> Bool {
        switch self {
        // Corrects its own errors; found as an area, not by lines.
        case .qr: !content.isEmpty
        case .ean13, .upcA: lines >= 2
        case .code128: lines >= 2 && content.count >= 2
        case .ean8, .upcE: lines >= 4
        case .code93: lines >= 4 && content.count >= 4
        // No check at all.
        case .code39: lines >= 4 && content.count >= 4
        case .itf14: lines >= 4 && content.count == 14 && Self.hasCheckDigit(content)
        }
    }

    /// Whether the digits, weighted by 3 and 1 in turn and the last by 1, add up to tens: the check of all trade numbers.
    private static func hasCheckDigit(_ digits: UnsafeRawBufferPointer) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return false }
            sum += Int(digit - UInt8(ascii: "0")) * (place % 2 == 0 ? 1 : 3)
        }
        return sum % 10 == 0
    }
}
