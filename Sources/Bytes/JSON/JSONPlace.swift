/// Where a member of an object stands in the text it was read from.
public struct JSONPlace: Sendable, Hashable {
    /// The offset of the quotation mark that its name begins with.
    public let name: Int
    /// Its value, without white space around it.
    public let value: Range<Int>
}
