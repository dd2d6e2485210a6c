/// Why a text is not JSON that this program reads, or a value cannot be written as JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable, CaseIterable {
        case endOfText
        case byteOrderMark
        case unexpectedByte
        case trailingBytes
        case literal
        case number
        case controlByte
        case escape
        case loneSurrogate
        case encoding
        case duplicateName
        case tooDeep
        case tooManyValues
        /// Of what is read byte by byte.
        case tooManySlowBytes
        /// Writing only: JSON has no infinity and no NaN (RFC 8259 section 6).
        case notFinite
    }

    public let kind: Kind
    /// The offset of the first byte that cannot be part of valid JSON, or of the value or name that is at fault.
    public let offset: Int

    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    /// One sentence fit for whoever sent the text; it repeats nothing of the text.
    public var description: String {
        kind == .notFinite ? "\(reason)." : "\(reason) at byte \(offset)."
    }

    private var reason: String {
        switch kind {
        case .endOfText: "The JSON ends too early"
        case .byteOrderMark: "The JSON begins with a byte order mark"
        case .unexpectedByte: "The JSON has an unexpected byte"
        case .trailingBytes: "The JSON is followed by something else"
        case .literal: "The JSON has an unknown word"
        case .number: "The JSON has a malformed number"
        case .controlByte: "The JSON has a control character inside a string"
        case .escape: "The JSON has an unknown escape in a string"
        case .loneSurrogate: "The JSON has half of a surrogate pair in a string"
        case .encoding: "The JSON is not valid UTF-8"
        case .duplicateName: "The JSON names a member of an object twice"
        case .tooDeep: "The JSON is nested too deeply"
        case .tooManyValues: "The JSON has too many values"
        case .tooManySlowBytes: "The JSON has too many escapes, blanks, digits or characters beyond ASCII"
        case .notFinite: "JSON has no number that is not finite"
        }
    }
}
