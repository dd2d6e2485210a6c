/// One part of a form: its head, whole, and its bytes, yet to be read.
///
/// The bytes can be read until the next part is asked for; what is not read by then is passed over.
public struct FormPart {
    public let head: PartHead
    private let source: any FormSource
    private let number: Int

    init(_ head: PartHead, of source: any FormSource) {
        self.head = head
        self.source = source
        number = source.partNumber
    }

    public var name: String { head.name }
    public var fileName: String? { head.fileName }
    public var safeName: String? { head.safeName }
    public var contentType: String? { head.contentType }
    /// Whether the part came as a file, chosen or not; otherwise it is a text field.
    public var isFile: Bool { head.fileName != nil }

    /// The next bytes, at most `count` and never none, or nil at the end of the part.
    public func read(upTo count: Int = .max) async throws -> [UInt8]? {
        guard source.partNumber == number else {
            throw HTTPError(.internalServerError, "A part of the form was read after the next one.")
        }
        return try await source.read(upTo: count)
    }

    /// All bytes that are left. Throws 413 when they are more than `limit`.
    public func collect(limit: Int) async throws -> [UInt8] {
        var all: [UInt8] = []
        while let bytes = try await read() {
            guard bytes.count <= limit - all.count else { throw HTTPError.fieldTooLong(name, limit: limit) }
            if all.isEmpty {
                all = bytes
            } else {
                // From the second piece on the rest is likely long: no growing step by step.
                if all.capacity < all.count + bytes.count, let bound = source.lengthBound {
                    all.reserveCapacity(max(all.count + bytes.count, min(limit, bound)))
                }
                all.append(contentsOf: bytes)
            }
        }
        return all
    }

    /// The part as text, up to the limit that the form has for this name. Throws 400 where it is no UTF-8 or holds NUL.
    public func text() async throws -> String {
        let bytes = try await collect(limit: source.limits.text(for: name))
        return try FormField(name: name, bytes: bytes).value
    }
}

extension HTTPError {
    static func fieldTooLong(_ name: String, limit: Int) -> HTTPError {
        HTTPError(.contentTooLarge, "The field \"\(name)\" is longer than the limit of \(limit) bytes.")
    }
}
