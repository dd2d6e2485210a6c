import Loop
import Synchronization
import Vignette

@testable import Vision

/// A fetcher for which exactly one loopback address is public, and a note of every address that it was asked about.
final class Fetching: Sendable {
    let fetcher: PictureFetcher
    private let loop: EventLoop
    private let record: Record

    /// What libcurl was about to connect to.
    var judged: [NetworkAddress] { record.judged.withLock(\.self) }
    /// What it was let through to.
    var passed: [NetworkAddress] { record.passed.withLock(\.self) }

    private final class Record: Sendable {
        let judged = Mutex<[NetworkAddress]>([])
        let passed = Mutex<[NetworkAddress]>([])
    }

    /// What counts as public.
    enum Public: Sendable {
        /// 127.0.0.2 alone.
        case oneOnly
        /// What counts outside of tests.
        case table

        func reservation(_ address: NetworkAddress) -> String? {
            guard self == .oneOnly else { return SocketGuard.publicOnly(address) }
            return address.bytes == [127, 0, 0, 2] ? nil : "private to this test"
        }
    }

    init(
        _ isPublic: Public = .oneOnly, bytes: Int = 1 << 20, ports: Set<UInt16>? = nil,
        change: (inout FetchLimits) -> Void = { _ in }
    ) throws {
        loop = try EventLoop(label: "fetching")
        record = Record()
        var limits = FetchLimits(bytes: bytes)
        change(&limits)
        fetcher = try PictureFetcher(loop: loop, limits: limits, ports: ports) { [record] address in
            record.judged.withLock { $0.append(address) }
            let reason = isPublic.reservation(address)
            if reason == nil { record.passed.withLock { $0.append(address) } }
            return reason
        }
    }

    deinit { loop.stop() }

    func fetch(_ url: String, for caller: String? = nil) async throws -> Upload {
        try await fetcher.fetch(Array(url.utf8), field: "image", for: caller) { $0 }
    }

    struct Fetched: Error {}

    /// The failure that fetching ends in.
    func failure(_ url: String, for caller: String? = nil) async throws -> Failure {
        do throws(Failure) {
            _ = try await fetcher.fetch(Array(url.utf8), field: "image", for: caller) { $0 }
        } catch {
            return error
        }
        throw Fetched()
    }
}
