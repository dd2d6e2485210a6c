import Bytes
import Testing
import Vignette
import Vision

@testable import App

@Suite struct OllamaOptionsTests {
    private static func asked(_ options: String, of profile: UpstreamProfile) throws -> [String: JSONValue] {
        let fields = try OllamaFields(Array(#"{"options":{\#(options)}}"#.utf8))
        let asked = try OllamaOptions(fields).asked(of: profile)
        return Dictionary(uniqueKeysWithValues: asked.map { ($0.name, $0.value) })
    }

    private static let all = #""top_k":40,"min_p":0.05,"repeat_penalty":1.1,"mirostat":1,"num_ctx":4096,"seed":1"#

    @Test func `an open endpoint is told what such services take under the same name`() throws {
        let asked = try Self.asked(Self.all, of: .open)
        #expect(Set(asked.keys) == ["top_k", "min_p", "seed"])
        #expect(asked["top_k"]?.int == 40 && asked["min_p"]?.double == 0.05)
    }

    @Test func `others are told what the protocol has`() throws {
        #expect(Set(try Self.asked(Self.all, of: .restricted).keys) == ["seed"])
    }

    @Test func `what is not there is not said`() throws {
        #expect(try Self.asked(#""top_k":null"#, of: .open).isEmpty)
    }

    @Test(arguments: [#""top_k":"x""#, #""top_k":1.5"#, #""min_p":"x""#])
    func `refuses what is no number`(options: String) throws {
        #expect(throws: Failure.self) { try Self.asked(options, of: .open) }
    }

    @Test func `advises durations that are understood`() throws {
        let fields = try OllamaFields(Array(#"{"keep_alive":"-1"}"#.utf8))
        let failure = #expect(throws: Failure.self) { try OllamaKeepAlive(fields) }
        #expect(failure?.message == #"time: invalid duration "-1""#)
        let advised = try #require(failure?.advice.split(separator: "\"").map(String.init).filter { $0.hasSuffix("m") })
        #expect(advised == ["5m", "1h30m", "-1m"])
        for text in advised { #expect(GoDuration(text) != nil) }
    }
}
