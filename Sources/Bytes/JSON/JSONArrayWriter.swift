/// Adds elements to an array that is being written.
///
/// A closure that throws leaves the array closed with the elements it had.
public struct JSONArrayWriter {
    var output: JSONOutput
    private var isEmpty = true

    init(output: JSONOutput) {
        self.output = output
    }

    public mutating func string(_ value: String) {
        begin()
        output.string(JSONText(value))
    }

    public mutating func string(_ value: JSONText) {
        begin()
        output.string(value)
    }

    public mutating func int(_ value: some BinaryInteger) {
        begin()
        output.number(JSONNumber(value))
    }

    /// Throws `.notFinite`, and writes nothing, for infinity and NaN.
    public mutating func double(_ value: Double) throws(JSONError) {
        guard let number = JSONNumber(value) else { throw JSONError(.notFinite, at: output.bytes.count) }
        begin()
        output.number(number)
    }

    public mutating func bool(_ value: Bool) {
        begin()
        output.value(.bool(value))
    }

    public mutating func null() {
        begin()
        output.value(.null)
    }

    public mutating func value(_ value: JSONValue) {
        begin()
        output.value(value)
    }

    public mutating func raw(_ fragment: JSONFragment) {
        begin()
        output.raw(fragment)
    }

    public mutating func object<Failure: Error>(
        _ body: (inout JSONObjectWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin()
        try output.object(body)
    }

    public mutating func array<Failure: Error>(
        _ body: (inout JSONArrayWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin()
        try output.array(body)
    }

    private mutating func begin() {
        if !isEmpty { output.append(UInt8(ascii: ",")) }
        isEmpty = false
    }
}
