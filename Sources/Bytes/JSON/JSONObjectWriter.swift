/// Adds members to an object that is being written.
///
/// A closure that throws leaves the object closed with the members it had.
public struct JSONObjectWriter {
    var output: JSONOutput
    private var isEmpty = true

    init(output: JSONOutput) {
        self.output = output
    }

    public mutating func string(_ name: String, _ value: String) {
        begin(name)
        output.string(JSONText(value))
    }

    public mutating func string(_ name: String, _ value: JSONText) {
        begin(name)
        output.string(value)
    }

    public mutating func int(_ name: String, _ value: some BinaryInteger) {
        begin(name)
        output.number(JSONNumber(value))
    }

    /// Throws `.notFinite`, and writes nothing, for infinity and NaN.
    public mutating func double(_ name: String, _ value: Double) throws(JSONError) {
        guard let number = JSONNumber(value) else { throw JSONError(.notFinite, at: output.bytes.count) }
        begin(name)
        output.number(number)
    }

    public mutating func bool(_ name: String, _ value: Bool) {
        begin(name)
        output.value(.bool(value))
    }

    public mutating func null(_ name: String) {
        begin(name)
        output.value(.null)
    }

    public mutating func value(_ name: String, _ value: JSONValue) {
        begin(name)
        output.value(value)
    }

    public mutating func raw(_ name: String, _ fragment: JSONFragment) {
        begin(name)
        output.raw(fragment)
    }

    public mutating func object<Failure: Error>(
        _ name: String, _ body: (inout JSONObjectWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(name)
        try output.object(body)
    }

    public mutating func array<Failure: Error>(
        _ name: String, _ body: (inout JSONArrayWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(name)
        try output.array(body)
    }

    /// A member whose name is already at hand as JSON text.
    mutating func member(_ member: JSONObject.Member) {
        begin(member.name)
        output.value(member.value)
    }

    private mutating func begin(_ name: String) {
        begin(JSONText(name))
    }

    private mutating func begin(_ name: JSONText) {
        if !isEmpty { output.append(UInt8(ascii: ",")) }
        isEmpty = false
        output.string(name)
        output.append(UInt8(ascii: ":"))
    }
}
