/// One message between the pool and a worker: a small head of JSON and a payload of bare bytes.
///
/// Sent are `opening` and then `payload`, as they are: large uploads are never put together with anything.
public struct WireFrame: Sendable, Equatable {
    public var head: [UInt8]
    public var payload: [UInt8]

    public init(head: [UInt8], payload: [UInt8] = []) {
        self.head = head
        self.payload = payload
    }

    public var header: WireHeader { WireHeader(headLength: head.count, payloadLength: payload.count) }

    /// Header and head: what is sent before the payload.
    public var opening: [UInt8] { header.bytes + head }
}
