/// Reads what fields like Content-Type are made of: tokens, and parameters behind semicolons. RFC 9110 §5.6.6
struct ParameterScanner {
    /// How the text inside double quotes is meant.
    enum Quoting {
        /// A backslash takes the byte behind it literally. RFC 9110 §5.6.4
        case field
        /// As in a part's Content-Disposition: browsers send backslashes as they are, so only `\"` is an escape.
        case formData
    }

    struct Parameter {
        /// In lower case.
        let name: String
        let value: [UInt8]
    }

    struct Malformed: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// The token that comes next.
    mutating func token() throws(Malformed) -> ArraySlice<UInt8> {
        let token = rest.prefix(while: \.isToken)
        guard !token.isEmpty else { throw Malformed() }
        rest = rest[token.endIndex...]
        return token
    }

    mutating func skip(_ byte: UInt8) throws(Malformed) {
        guard rest.popFirst() == byte else { throw Malformed() }
    }

    /// The parameter that comes next, or nil at the end. Semicolons with nothing behind them are passed over.
    mutating func parameter(_ quoting: Quoting) throws(Malformed) -> Parameter? {
        skipBlanks()
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            try skip(0x3B)
            skipBlanks()
            if let next = rest.first, next != 0x3B { break }
        }
        guard !rest.isEmpty else { return nil }
        let name = String(decoding: try token().map(\.lowercased), as: UTF8.self)
        try skip(0x3D)
        guard rest.first == 0x22 else { return Parameter(name: name, value: Array(try token())) }
        let value = try quoted(quoting)
        if quoting == .formData, name == "filename" {
            // Some programs leave a quote inside the name unescaped. What follows it is no part of any parameter.
            rest = rest.drop { $0 != 0x3B }
        }
        return Parameter(name: name, value: value)
    }

    private mutating func quoted(_ quoting: Quoting) throws(Malformed) -> [UInt8] {
        var value: [UInt8] = []
        try skip(0x22)
        while let byte = rest.popFirst() {
            if byte == 0x22 { return value }
            guard byte.isFieldValue else { throw Malformed() }
            if byte == 0x5C {
                guard let escaped = rest.popFirst(), escaped.isFieldValue else { throw Malformed() }
                if quoting == .formData, escaped != 0x22 { value.append(byte) }
                value.append(escaped)
            } else {
                value.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func skipBlanks() {
        rest = rest.drop(while: \.isBlank)
    }
}
