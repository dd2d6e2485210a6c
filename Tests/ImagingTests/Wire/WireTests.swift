import Bytes
import Testing
import Vignette

@testable import Imaging

@Suite struct WireTests {
    @Test(arguments: WireSamples.tasks) func `tasks arrive as they were sent`(task: WorkerTask) throws {
        let frame = task.frame(with: [1, 2, 3])
        #expect(frame.payload == [1, 2, 3])
        let arrived = try WorkerTask(head: frame.head)
        #expect(arrived == task)
    }

    @Test(arguments: WireSamples.replies) func `replies arrive as they were sent`(reply: WorkerReply) throws {
        let arrived = try WorkerReply(try reply.frame())
        #expect(arrived == reply)
    }

    @Test(arguments: WireSamples.replies, [1, 3, 8, 1000])
    func `frames arrive in whatever pieces`(reply: WorkerReply, pieceLength: Int) throws {
        let frame = try reply.frame()
        let bytes = frame.opening + frame.payload
        var reader = FrameReader(payloadLimit: 1000)
        var arrived: [WireFrame] = []
        for _ in 0..<2 {
            for start in stride(from: 0, to: bytes.count, by: pieceLength) {
                let piece = Array(bytes[start..<min(start + pieceLength, bytes.count)])
                if let frame = try piece.withUnsafeBytes({ try reader.take($0) }) { arrived.append(frame) }
            }
        }
        #expect(arrived == [frame, frame])
    }

    @Test func `a header is eight bytes, the smallest first`() throws {
        let header = WireHeader(headLength: 0x0102, payloadLength: 0x0A0B_0C0D)
        #expect(header.bytes == [2, 1, 0, 0, 0x0D, 0x0C, 0x0B, 0x0A])
        let parsed = try WireHeader(header.bytes, payloadLimit: Int(UInt32.max))
        #expect(parsed == header)
    }

    @Test(arguments: [(WireLimits.head, 10, true), (WireLimits.head + 1, 0, false), (0, 11, false)])
    func `lengths past their limits are refused at the announcement`(head: Int, payload: Int, isGood: Bool) {
        let bytes = WireHeader(headLength: head, payloadLength: payload).bytes
        #expect(((try? WireHeader(bytes, payloadLimit: 10)) != nil) == isGood)
    }

    @Test func `bytes behind a frame are refused`() throws {
        let frame = try WireSamples.replies[1].frame()
        var reader = FrameReader(payloadLimit: 10)
        #expect(throws: WireError.unasked) {
            _ = try (frame.opening + [0]).withUnsafeBytes { try reader.take($0) }
        }
    }

    @Test func `texts past their limits are cut between two characters`() throws {
        let long = String(repeating: "ü", count: 200_000)
        let reading = Reading(
            text: "x" + long, words: 1,
            codes: Array(repeating: .init(kind: .qr, content: "y" + long), count: WireLimits.codes + 1))
        guard case .read(let arrived) = try WorkerReply(try WorkerReply.read(reading).frame()) else {
            Issue.record("no reading")
            return
        }
        #expect(arrived.text.utf8.count == WireLimits.text - 1)
        #expect(arrived.text.unicodeScalars.last == "ü")
        #expect(arrived.codes.count == WireLimits.codes)
        #expect(arrived.codes[0].content.utf8.count == WireLimits.codeContent - 1)
        let damaged = WorkerReply.refused(.damaged(reason: long, detail: long))
        #expect(throws: Never.self) { try WorkerReply(try damaged.frame()) }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a measurement that is no number is not sent`(value: Double) {
        let look = Look(kind: .photo, colours: [], brightness: 0, sharpness: value)
        #expect(throws: WireError.notFinite) { try WorkerReply.looked(look).frame() }
        let colours = [Look.Colour(name: .red, share: value)]
        #expect(throws: WireError.notFinite) {
            try WorkerReply.looked(Look(kind: .photo, colours: colours, brightness: 0, sharpness: 0)).frame()
        }
    }
}
