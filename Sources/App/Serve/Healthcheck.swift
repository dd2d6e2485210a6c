internal import Glibc
internal import HTTP
internal import Loop

/// `vignette healthcheck`: asks the server of the same settings on this machine for `/healthz`.
struct Healthcheck: Sendable {
    private let configuration: Configuration
    private static let patience = 5

    init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Nil when the server is healthy, else what is wrong, in one line.
    func complaint() async -> String? {
        let asker = Asker()
        return await asker.complaint(configuration)
    }

    /// Blocks, so it has a thread of its own.
    private actor Asker {
        private nonisolated let queue = BlockingQueue(label: "healthcheck")
        nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

        func complaint(_ configuration: Configuration) -> String? {
            do {
                var address = try ListenAddress(configuration)
                // Whoever listens everywhere listens here too.
                if case .tcp(let ip, let port) = address, ip == IPAddress(0, 0, 0, 0) || ip == IPAddress("::") {
                    address = .tcp(ip.isIPv4 ? IPAddress(127, 0, 0, 1) : .loopback, port: port)
                }
                let path = configuration.basePath.prefix + "/healthz"
                let answer = try BlockingExchange.get(path, from: address, seconds: Healthcheck.patience)
                return answer.hasPrefix("HTTP/1.1 200 ")
                    ? nil : "the server at \(address) is not healthy: \(answer.prefix { !$0.isNewline })"
            } catch let error as StartError {
                return error.description
            } catch {
                return "the server does not answer: \(error)"
            }
        }
    }
}
