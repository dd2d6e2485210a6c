@testable import HTTP

/// A body that must not be read: whoever does gets an error.
struct UntouchableBody: BodySource {
    struct Touched: Error {}

    func next(limit: Int) async throws -> [UInt8]? { throw Touched() }

    func whole(limit: Int) async throws -> HeldBody { throw Touched() }
}

extension RequestBody {
    static var untouchable: RequestBody {
        RequestBody(source: UntouchableBody(), announcedLength: nil, limit: 1 << 20)
    }
}
