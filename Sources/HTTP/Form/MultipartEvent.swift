/// What a multipart parser has found.
public enum MultipartEvent: Sendable {
    case partBegan(PartHead)
    /// Bytes of the part at hand: indices of the input just read.
    case data(Range<Int>)
    /// Bytes of the part at hand that the inputs before ended in: they might have been a boundary.
    case heldData(ArraySlice<UInt8>)
    case partEnded
    /// The closing boundary. What follows it is ignored.
    case end
}
