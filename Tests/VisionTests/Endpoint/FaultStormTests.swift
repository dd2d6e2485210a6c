import Bytes
import Foundation
import Glibc
import Loop
import Testing
import Vignette

@testable import Vision

/// A service that does anything: every question ends in an answer or in the failure that is right for what was done to
/// it, within its limits.
///
/// `make torture` sends 2,000 and looks at what is left behind; VIGNETTE_FAULTS names the count.
@Suite(.serialized) struct FaultStormTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["VIGNETTE_FAULTS"].flatMap { Int($0) } ?? 150
    /// Alone in its process: only then do descriptors and memory tell anything.
    private static let isAlone = environment["VIGNETTE_FAULTS"] != nil
    private static let canary = "canary-0123456789"

    /// For what never ends by itself.
    private static let hasty = TransferLimits(
        connect: .seconds(5), firstByte: .milliseconds(120), silence: .milliseconds(120), whole: .milliseconds(250))
    /// For what does, on however busy a machine.
    private static let patient = TransferLimits(
        connect: .seconds(20), firstByte: .seconds(20), silence: .seconds(20), whole: .seconds(20))

    @Test func `ends in the failure that is right for it`() async throws {
        let server = try FaultServer(keepsBodies: false) { request in
            guard let asked = Asked(request) else { return .seeing("m") }
            guard let seed = asked.seed else { return Self.besides(asked, request.number) }
            var storm = FaultStorm(seed: seed, streams: asked.streams)
            return storm.fault().reply(to: asked)
        }
        let endpoints = try [Self.patient, Self.hasty].map { try Self.endpoint(server, $0, model: "m") }
        var tally = Tally()
        var before = (descriptors: 0, memory: 0)
        for seed in 0..<Self.count {
            if seed == Self.count / 2 { before = (Self.descriptors, Self.memory) }
            var storm = FaultStorm(seed: UInt64(seed), streams: seed % 3 > 0)
            let fault = storm.fault()
            let question = Question(
                systemPrompt: seed % 4 == 1 ? "Be brief." : nil, prompt: "\(seed)",
                pictures: seed % 5 == 2 ? [PlainColour.green.picture] : [], model: seed % 2 == 0 ? nil : "m\(seed)",
                maxTokens: seed % 7 == 3 ? nil : 50, temperature: seed % 3 == 1 ? 0.7 : nil)
            await tally.add("seed \(seed)", fault, of: server) {
                try await endpoints[fault.lasts ? 1 : 0].endpoint.answer(question, streams: storm.streams) { _ in }
            }
        }
        try await server.until { $0.open <= 2 }
        guard Self.isAlone else { return }
        print("faults: \(Self.count): \(tally.lines)")
        print("descriptors \(before.descriptors) -> \(Self.descriptors), memory \(before.memory) -> \(Self.memory) KB")
        #expect(Self.descriptors <= before.descriptors + 2)
        #expect(Self.memory < before.memory + 8 << 10)
    }

    /// The same for the list, which is asked for where no model is named: one that cannot be read leaves the service
    /// to choose.
    @Test func `what becomes of the list ends a question rightly`() async throws {
        var tally = Tally()
        for seed in 0..<max(20, Self.count / 10) {
            var storm = FaultStorm(seed: UInt64(1_000_000 + seed), streams: false)
            let fault = storm.listFault()
            let server = try FaultServer { request in
                guard let asked = Asked(request) else { return .steps(fault.steps ?? []) }
                return .answer("A boat.", to: asked)
            }
            let test = try Self.endpoint(server, fault.lasts ? Self.hasty : Self.patient, model: nil)
            await tally.add("list \(seed)", fault, of: server) {
                try await test.endpoint.answer(Question(prompt: "What is this?", pictures: [])) { _ in }
            }
        }
        if Self.isAlone { print("faults of the list: \(tally.lines)") }
    }

    /// What is asked beside the questions: about colours, or what words cost. Never slow, since nobody waits for it.
    private static func besides(_ asked: Asked, _ number: Int) -> FaultReply {
        let colour = PlainColour.allCases.first { asked.pictures.first?.hasSuffix($0.base64) == true }
        var storm = FaultStorm(seed: UInt64(2_000_000 + number), streams: asked.streams)
        let fault = storm.fault()
        guard number % 3 > 0, !fault.lasts else { return .answer("\(colour?.rawValue ?? "Red").", to: asked) }
        return fault.reply(to: asked)
    }

    private static func endpoint(
        _ server: FaultServer, _ limits: TransferLimits, model: String?
    ) throws -> TestEndpoint {
        try TestEndpoint(server) { settings in
            settings.limits = limits
            settings.model = model
            settings.key = Secret(canary)
        }
    }

    /// How the questions ended.
    private struct Tally {
        private var ends: [String: Int] = [:]

        var lines: String { ends.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") }

        mutating func add(
            _ name: String, _ fault: DrawnFault, of server: FaultServer, _ ask: () async throws -> Answer
        ) async {
            let asked = server.log.requests.count
            let start = Moment.now()
            var end: String
            var said = ""
            do {
                let answer = try await ask()
                #expect(!answer.text.isEmpty, "\(name)")
                end = "answer"
            } catch let failure as Failure {
                said = [failure.message, failure.advice, failure.detail ?? ""].joined(separator: " ")
                #expect(!said.contains(canary) && failure.message.count < 400, "\(name)")
                end = failure.code.rawValue
            } catch {
                end = "\(error)"
            }
            ends[end, default: 0] += 1
            #expect(fault.right.contains(end), "\(name): \(end), not \(fault.right): \(said)")
            // Among other tests a task may wait long for its turn.
            guard isAlone else { return }
            // Each request has its own time; the last seconds are for a machine that is busy with other things.
            let limits = fault.lasts ? hasty : patient
            let tries = max(1, server.log.requests.count - asked)
            let elapsed = Moment.now().since(start)
            #expect(elapsed <= limits.whole * tries + .seconds(3), "\(name): \(elapsed) for \(tries) requests")
        }
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

extension Asked {
    /// The question's own number; nil for what is asked beside the questions.
    fileprivate var seed: UInt64? { words.split(separator: "\n").last.flatMap { UInt64($0) } }
}

extension PlainColour {
    fileprivate var base64: String { String(decoding: Base64.encode(picture.bytes), as: UTF8.self) }
}
