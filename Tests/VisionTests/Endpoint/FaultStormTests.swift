import Bytes
import Foundation
import Glibc
import Testing
import Vignette

@testable import Vision

/// A service that does anything: every question ends in an answer or in a failure that says something.
///
/// `make torture` sends 2,000 and looks at what is left behind; VIGNETTE_FAULTS names the count.
@Suite(.serialized) struct FaultStormTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["VIGNETTE_FAULTS"].flatMap { Int($0) } ?? 150
    /// Alone in its process: only then do descriptors and memory tell anything.
    private static let isAlone = environment["VIGNETTE_FAULTS"] != nil
    private static let canary = "canary-0123456789"

    private static let expected: Set<Failure.Code> = [
        .upstreamError, .upstreamAuth, .upstreamQuota, .upstreamUnreachable, .upstreamTimeout, .upstreamOverloaded,
        .rateLimited, .emptyAnswer, .answerInterrupted, .modelNotFound, .contextOverflow, .moderationBlocked,
        .notConfigured, .tooLarge, .invalidRequest,
    ]

    private static func limits() -> TransferLimits {
        TransferLimits(
            connect: .milliseconds(500), firstByte: .milliseconds(200), silence: .milliseconds(150),
            whole: .milliseconds(400))
    }

    @Test func `ends in a failure that says something`() async throws {
        let server = try FaultServer { request in
            guard let asked = Asked(request), let seed = UInt64(asked.words) else { return .models("m") }
            var storm = FaultStorm(seed: seed)
            return storm.reply()
        }
        let test = try TestEndpoint(server) { settings in
            settings.limits = Self.limits()
            settings.model = "m"
            settings.key = Secret(Self.canary)
        }
        var codes: [String: Int] = [:]
        var descriptorsAtHalf = 0
        var memoryAtHalf = 0
        for seed in 0..<Self.count {
            if seed == Self.count / 2 { (descriptorsAtHalf, memoryAtHalf) = (Self.descriptors, Self.memory) }
            do {
                let streams = seed % 3 > 0
                let (answer, _) = try await test.ask("\(seed)", maxTokens: 50, streams: streams)
                #expect(!answer.text.isEmpty)
                codes["answer", default: 0] += 1
            } catch let failure as Failure {
                #expect(Self.expected.contains(failure.code), "seed \(seed): \(failure)")
                let said = [failure.message, failure.advice, failure.detail ?? ""].joined()
                #expect(!said.contains(Self.canary) && failure.message.count < 400, "seed \(seed)")
                codes[failure.code.rawValue, default: 0] += 1
            }
        }
        try await server.until { $0.open <= 1 }
        guard Self.isAlone else { return }
        let lines = codes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        print("faults: \(Self.count): \(lines.joined(separator: ", "))")
        print("descriptors \(descriptorsAtHalf) -> \(Self.descriptors), memory \(memoryAtHalf) -> \(Self.memory) KB")
        #expect(Self.descriptors <= descriptorsAtHalf + 2)
        #expect(Self.memory < memoryAtHalf + 16 << 10)
    }

    private static var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    }

    private static var memory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Int(line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first ?? "") ?? 0
    }
}
