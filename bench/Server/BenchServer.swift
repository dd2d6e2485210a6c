import Glibc
import HTTP
import Loop

/// What `make bench` measures: the server without the application. Prints where it listens.
enum BenchServer {
    static func run() async throws {
        var configuration = ServerConfiguration()
        configuration.requestsPerConnection = .max
        let port = CommandLine.arguments.dropFirst().first.flatMap { UInt16($0) } ?? 0
        let small = Array("ok".utf8)
        let page = [UInt8](repeating: 0x61, count: 10 * 1024)
        let large = [UInt8](repeating: 0x62, count: 1024 * 1024)
        // Reads every body to its end, as nothing is at stake: .ci/http1 wants to see how requests are framed.
        let nowhere = Router([])
        let loops = try EventLoops()
        guard let address = IPAddress("127.0.0.1") else { return }
        let server = try Server(.tcp(address, port: port), configuration: configuration, loops: loops) { request in
            switch request.path {
            case "/2b": Response(bytes: small, type: "text/plain")
            case "/10k": Response(bytes: page, type: "text/html")
            case "/1m": Response(bytes: large, type: "application/octet-stream")
            case "/sse": events()
            case "/form": try await form(request)
            default: try await nowhere.handle(request)
            }
        }
        try await server.start()
        print("listening on \(server.address)")
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }

    /// A hundred small events, one write each.
    private static func events() -> Response {
        var response = Response(
            .ok,
            body: .stream { writer in
                for number in 0..<100 { try await writer.write("data: \(number)\n\n") }
                try await writer.finish()
            })
        response.fields.append(.contentType, "text/event-stream")
        return response
    }

    /// Reads a form, for measuring what hostile ones cost.
    private static func form(_ request: Request) async throws -> Response {
        var request = request
        request.body.limit = 4 << 20
        var reader = try FormReader(request)
        var parts = 0
        while try await reader.next() != nil { parts += 1 }
        return Response(text: "\(parts)")
    }
}
