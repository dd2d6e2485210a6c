import Loop
import Testing

@testable import Vision

@Suite(.timeLimit(.minutes(5))) struct TransferDescriptorTests {
    /// Libcurl gives up what it does not keep: the address that lost, a kept connection that turned out to be dead.
    @Test func `a socket that is given up is not taken for the one that is kept`() async throws {
        let loop = try EventLoop(label: "transfers")
        defer { loop.stop() }
        let desk = try TransferDesk(loop: loop)
        let known = await withCheckedContinuation { continuation in
            desk.perform { multi in
                // Nothing of libcurl's is done: only what it tells of its sockets is noted.
                guard let handle = EasyHandle(),
                    let transfer = try? Transfer(.get("http://a.invalid"), for: ReplyInbox(), on: handle, multi: multi)
                else { return continuation.resume(returning: [Int32?]()) }
                var known: [Int32?] = []
                for (descriptor, isWatched) in [(5, true), (7, true), (7, true), (5, false), (7, false)] {
                    transfer.note(Int32(descriptor), isWatched: isWatched)
                    known.append(transfer.descriptor)
                }
                transfer.disarm()
                handle.reset()
                continuation.resume(returning: known)
            }
        }
        #expect(known == [5, 7, 7, 7, nil])
        await desk.close()
    }
}
