/// What can stand in a field of the log.
protocol LogValue: Sendable {
    var logForm: LogForm { get }
}

/// How a value is written.
enum LogForm: Sendable, Equatable {
    case text(String)
    /// Digits, `true`, `false`: needs no quotes and no escapes.
    case bare(String)
    /// The field is left out.
    case absent
}

extension String: LogValue {
    var logForm: LogForm { .text(self) }
}

extension Substring: LogValue {
    var logForm: LogForm { .text(String(self)) }
}

/// Bytes from outside, as `LogEscape.text` shows them.
extension [UInt8]: LogValue {
    var logForm: LogForm { .text(LogEscape.text(self)) }
}

extension Bool: LogValue {
    var logForm: LogForm { .bare(self ? "true" : "false") }
}

extension LogValue where Self: BinaryInteger {
    var logForm: LogForm { .bare(String(self)) }
}

extension Int: LogValue {}
extension Int32: LogValue {}
extension Int64: LogValue {}
extension UInt16: LogValue {}
extension UInt64: LogValue {}

extension Double: LogValue {
    /// JSON has no word for infinity and not-a-number.
    var logForm: LogForm { isFinite ? .bare(description) : .text(description) }
}

extension Optional: LogValue where Wrapped: LogValue {
    var logForm: LogForm { self?.logForm ?? .absent }
}
