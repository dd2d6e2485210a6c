/// Takes an application/x-www-form-urlencoded body or a query apart, which may come in any cuts.
///
/// Pairs are divided by `&`, name and value by the first `=`; empty pairs are passed over. After a thrown error nothing
/// of the input can be trusted. https://url.spec.whatwg.org/#urlencoded-parsing
public struct URLEncodedParser: Sendable {
    private enum Escape {
        case none
        case first
        case second(high: UInt8)
    }

    private let limits: FormLimits
    private var escape = Escape.none
    /// The name or the value so far, decoded.
    private var bytes: [UInt8] = []
    /// The name, once its `=` has come.
    private var name: String?
    private var room: Int
    private var pairs = 0

    public init(limits: FormLimits = FormLimits()) {
        self.limits = limits
        room = limits.fieldName
    }

    /// Takes bytes until a pair is complete or the input ends. `input` is read during the call only.
    public mutating func read(_ input: UnsafeRawBufferPointer) throws(HTTPError) -> (consumed: Int, pair: EncodedPair?)
    {
        var position = 0
        while position < input.count {
            let byte = input[position]
            if byte == 0x26 {
                if let pair = try endPair() { return (position + 1, pair) }
                position += 1
            } else if case .none = escape, !Self.isSpecial(byte) || byte == 0x3D && name != nil {
                position = try takeRun(input, position)
            } else {
                try step(byte)
                position += 1
            }
        }
        return (position, nil)
    }

    public mutating func read(_ input: ArraySlice<UInt8>) throws(HTTPError) -> (consumed: Int, pair: EncodedPair?) {
        try input.withUnsafeBufferPointer { (bytes) throws(HTTPError) in try read(UnsafeRawBufferPointer(bytes)) }
    }

    /// Says that no more bytes come, and gives the last pair.
    public mutating func finish() throws(HTTPError) -> EncodedPair? {
        try endPair()
    }

    /// What cannot be copied as it is, in names at least.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x25 || byte == 0x26 || byte == 0x2B || byte == 0x3D || byte == 0
    }

    private mutating func takeRun(_ input: UnsafeRawBufferPointer, _ start: Int) throws(HTTPError) -> Int {
        var end = start + 1
        let isValue = name != nil
        while end < input.count, !Self.isSpecial(input[end]) || isValue && input[end] == 0x3D { end += 1 }
        guard end - start <= room else { throw tooLong }
        room -= end - start
        bytes.append(contentsOf: input[start..<end])
        return end
    }

    private mutating func step(_ byte: UInt8) throws(HTTPError) {
        switch (escape, byte) {
        case (.none, 0x25): escape = .first
        case (.none, 0x2B): try take(0x20)
        case (.none, 0x3D): try endName()
        case (.none, _): try take(byte)
        case (.first, _):
            guard let high = byte.hexValue else { throw Self.badEscape }
            escape = .second(high: high)
        case (.second(let high), _):
            guard let low = byte.hexValue else { throw Self.badEscape }
            escape = .none
            try take(high << 4 | low)
        }
    }

    private mutating func take(_ byte: UInt8) throws(HTTPError) {
        // NUL ends a text for C code behind us.
        guard byte != 0 else { throw HTTPError(.badRequest, "A field holds NUL.") }
        guard room > 0 else { throw tooLong }
        room -= 1
        bytes.append(byte)
    }

    private mutating func endName() throws(HTTPError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw HTTPError(.badRequest, "The name of a field is no UTF-8.")
        }
        name = text
        room = limits.text(for: text)
        bytes = []
    }

    private mutating func endPair() throws(HTTPError) -> EncodedPair? {
        guard case .none = escape else { throw Self.badEscape }
        if bytes.isEmpty, name == nil { return nil }
        if name == nil { try endName() }
        pairs += 1
        guard pairs <= limits.pairs else {
            throw HTTPError(.contentTooLarge, "There are more than \(limits.pairs) fields.")
        }
        let pair = EncodedPair(name: name ?? "", value: bytes)
        name = nil
        bytes = []
        room = limits.fieldName
        return pair
    }

    private var tooLong: HTTPError {
        guard let name else {
            return HTTPError(.badRequest, "The name of a field is longer than \(limits.fieldName) bytes.")
        }
        return HTTPError.fieldTooLong(name, limit: limits.text(for: name))
    }

    private static let badEscape = HTTPError(.badRequest, "A percent sign is not followed by two hex digits.")
}
