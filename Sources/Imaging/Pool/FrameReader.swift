/// Puts one frame after the other together from the pieces in which it arrives.
///
/// Room is made for what has come, never for more than twice of that, whatever is announced. A frame that is whole has
/// no more room than it needs: pictures keep that memory for long.
struct FrameReader {
    private let payloadLimit: Int
    private var opening: [UInt8] = []
    private var header: WireHeader?
    private var frame = WireFrame(head: [])

    init(payloadLimit: Int) {
        self.payloadLimit = payloadLimit
    }

    /// Takes the next bytes, and gives the frame if they end one.
    ///
    /// Throws `.tooLong` at the announcement, and `.unasked` if bytes follow the frame: each side waits for its turn.
    mutating func take(_ bytes: UnsafeRawBufferPointer) throws(WireError) -> WireFrame? {
        var rest = bytes[...]
        Self.move(from: &rest, to: &opening, upTo: WireHeader.byteCount)
        guard opening.count == WireHeader.byteCount else { return nil }
        if header == nil { header = try WireHeader(opening, payloadLimit: payloadLimit) }
        guard let header else { return nil }
        Self.move(from: &rest, to: &frame.head, upTo: header.headLength)
        Self.move(from: &rest, to: &frame.payload, upTo: header.payloadLength)
        guard rest.isEmpty else { throw .unasked }
        guard frame.head.count == header.headLength, frame.payload.count == header.payloadLength else { return nil }
        // This reader becomes a new one, so that nothing holds the payload but the frame that is handed out.
        var next = FrameReader(payloadLimit: payloadLimit)
        swap(&self, &next)
        return next.frame
    }

    private static func move(from rest: inout Slice<UnsafeRawBufferPointer>, to part: inout [UInt8], upTo length: Int) {
        guard part.count < length else { return }
        let piece = rest.prefix(length - part.count)
        let count = part.count + piece.count
        // An array that grows by itself doubles, and would stay up to twice as large as the frame.
        if count > part.capacity, count >= length / 2 { part.reserveCapacity(length) }
        part += UnsafeRawBufferPointer(rebasing: piece)
        rest = rest.dropFirst(piece.count)
    }
}
