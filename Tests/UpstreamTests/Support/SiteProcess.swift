import Foundation
import TestSupport

/// `vignette serve` with an endpoint, until this is let go of.
final class SiteProcess: Sendable {
    private let process: ServerProcess
    private let port: UInt16

    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("vignette").path
    private static let root = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

    init(base: String, in folder: URL, key: String? = nil, model: String? = nil) async throws {
        port = try FreePort.find()
        var environment = ["OPENAI_BASE_URL": base]
        environment["OPENAI_API_KEY"] = key
        environment["OPENAI_MODEL"] = model
        process = try ServerProcess(
            [
                Self.program, "serve", "--port", "\(port)", "--root", Self.root,
                "--data", folder.appendingPathComponent("data").path,
            ], environment: environment)
        _ = try curl(["--retry", "60", "--retry-delay", "1", "--retry-connrefused"], path: "/healthz")
    }

    /// What curl writes.
    func curl(_ arguments: [String], path: String? = "/") throws -> String {
        let address = path.map { ["http://127.0.0.1:\(port)\($0)"] } ?? []
        let result = try Command.run("curl", ["-sS", "--max-time", "200"] + arguments + address)
        guard result.status == 0 else { throw CurlFailed(complaint: result.complaint + process.lastWords) }
        return result.output
    }

    struct CurlFailed: Error {
        let complaint: String
    }
}
