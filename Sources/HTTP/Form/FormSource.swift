/// Where a form's parts come from, one after the other. Not Sendable: it belongs to the task that reads the form.
protocol FormSource: AnyObject {
    var limits: FormLimits { get }
    /// Counts the parts. Bytes can be read of the latest only.
    var partNumber: Int { get }
    /// No part is longer than this, where that is known.
    var lengthBound: Int? { get }

    /// The next part, or nil at the end. What is left of the one before is passed over.
    func nextPart() async throws -> PartHead?
    /// The next bytes of the latest part, never none and at most `count`, or nil at its end.
    func read(upTo count: Int) async throws -> [UInt8]?
}
