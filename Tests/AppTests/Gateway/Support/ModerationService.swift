import Bytes
import HTTP
import Loop
import Synchronization
import Vision

/// A moderation service on a port of this machine, which flags what it is told to.
final class ModerationService: Sendable {
    private let loops: EventLoops
    private let server: Server
    private let seen = Mutex<[String]>([])

    /// The input of each request: a text, or a data URL.
    var inputs: [String] { seen.withLock { $0 } }

    /// - Parameter verdict: of an input, as the service's answer.
    static func run(
        flagging flagged: String?, status: Status = .ok, _ body: (ModerationService, Moderator) async throws -> Void
    ) async throws {
        let service = try ModerationService(flagged, status)
        try await service.server.start()
        defer { service.loops.stop() }
        guard case .tcp(_, let port) = service.server.address, let url = BaseURL("http://127.0.0.1:\(port)/v1") else {
            return
        }
        let transfers = try Transfers(loops: service.loops.all)
        do {
            try await body(service, Moderator(ModerationSettings(baseURL: url), transfers: transfers))
        } catch {
            await service.close(transfers)
            throw error
        }
        await service.close(transfers)
    }

    private init(_ flagged: String?, _ status: Status) throws {
        loops = try EventLoops(count: 1)
        let seen = Box()
        server = try Server(
            .tcp(IPAddress(127, 0, 0, 1), port: 0), configuration: ServerConfiguration(), loops: loops
        ) { request in
            var body = request.body
            body.limit = 10_000_000
            let json = try JSON.parse(try await body.collect())
            let input = json["input"]?.string ?? json["input"]?[0]?["image_url"]?["url"]?.string ?? "?"
            seen.service?.seen.withLock { $0.append(input) }
            let isFlagged = flagged.map { input.contains($0) } ?? false
            let text = #"{"results":[{"flagged":\#(isFlagged),"categories":{"violence":\#(isFlagged)}}]}"#
            return Response(status, bytes: Array(text.utf8), type: "application/json")
        }
        seen.service = self
    }

    private func close(_ transfers: Transfers) async {
        await transfers.close()
        await server.stop()
    }

    /// Set once, before the server starts.
    private final class Box: @unchecked Sendable {
        weak var service: ModerationService?
    }
}
