internal import HTTP

extension ValueKind where Value == FieldName {
    static var fieldName: ValueKind {
        ValueKind("NAME", allowed: "the name of a header field") { FieldName($0) }
    }
}

extension ValueKind where Value == FrameAncestors {
    static var frameAncestors: ValueKind {
        ValueKind("SITES", allowed: "*, none or sites such as https://example.org with blanks between them") {
            FrameAncestors($0)
        }
    }
}

extension ValueKind where Value == Rate {
    static var rate: ValueKind {
        ValueKind("RATE", allowed: "a number of times in a span, such as 60/min, with s, min, h or d, or 0") {
            Rate($0)
        }
    }
}
