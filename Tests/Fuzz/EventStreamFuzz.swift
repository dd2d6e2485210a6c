@testable import Vision

/// A stream of events.
enum EventStreamFuzz {
    private struct Result: Equatable {
        var events: [EventStream.Event] = []
        var error: UpstreamError?

        init(_ pieces: [[UInt8]], limit: Int) {
            var stream = EventStream(limit: limit)
            do throws(UpstreamError) {
                for piece in pieces {
                    var rest = piece[...]
                    while let event = try stream.next(in: &rest) { events.append(event) }
                    expect(rest.isEmpty, "a reader that has no event has read everything")
                }
                if let event = try stream.finish() { events.append(event) }
            } catch {
                self.error = error
            }
        }
    }

    static func run(_ input: FuzzInput) {
        let limit = input.hasSmallLimits ? 12 : DialectLimits().line
        let whole = Result([input.bytes], limit: limit)
        for pieces in input.cuts() {
            expect(Result(pieces, limit: limit) == whole, "events do not depend on where bytes are cut")
        }
        expect(whole.events.allSatisfy { $0.data.count <= limit }, "an event is no larger than its limit")
        expect(
            whole.events.reduce(0) { $0 + $1.data.count } <= input.bytes.count, "no more comes out than went in")
        let lines = input.bytes.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
        if whole.error == nil { expect(lines.allSatisfy { $0.count <= limit }, "a line too long is refused") }
        checkRoundTrip(input)
    }

    /// The input as data: written line by line it is read as it was.
    private static func checkRoundTrip(_ input: FuzzInput) {
        let data = input.bytes.filter { $0 != 0x0D }
        var coded: [UInt8] = []
        for line in data.split(separator: 0x0A, omittingEmptySubsequences: false) {
            coded += Array("data: ".utf8) + line + [0x0D, 0x0A]
        }
        let found = Result([coded + [0x0D, 0x0A]], limit: .max).events.map { $0.data }
        expect(found == [data], "what is written is read as itself")
    }
}
