@testable import HTTP

/// A body that comes in pieces, each when it may.
actor TryPausedBody: BodySource {
    private var pieces: ArraySlice<[UInt8]>
    /// Waits until the piece of that number may come.
    private let pause: @Sendable (Int) async throws -> Void

    init(_ pieces: [[UInt8]], pause: @escaping @Sendable (Int) async throws -> Void) {
        self.pieces = pieces[...]
        self.pause = pause
    }

    func next(limit: Int) async throws -> [UInt8]? {
        try await pause(pieces.startIndex)
        return pieces.popFirst()
    }

    func whole(limit: Int) async throws -> HeldBody {
        var all: [UInt8] = []
        while let piece = try await next(limit: limit) { all += piece }
        return HeldBody(all)
    }

    nonisolated var body: RequestBody { RequestBody(source: self, announcedLength: nil, limit: 1 << 20) }
}
