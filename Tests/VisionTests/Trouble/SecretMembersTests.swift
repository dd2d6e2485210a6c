import Bytes
import Testing

@testable import Vision

@Suite struct SecretMembersTests {
    private func found(_ json: String) throws -> [String] {
        let object = try #require(try JSON.parse(Array(json.utf8)).object)
        return SecretMembers.all(in: object).map { $0.reveal() }.sorted()
    }

    @Test func `texts under names of secrets are found at any depth`() throws {
        let json = #"""
            {"apiKey":"one","top_p":0.5,"max_tokens":5,"user":"me","nested":[{"Access_Token":"two","name":"n"}],
            "my_secrets":{"any":["three",{"deep":"four"}]},"PASSWORD":"five","key":null}
            """#
        #expect(try found(json) == ["five", "four", "one", "three", "two"])
        #expect(try found("{}").isEmpty)
    }

    @Test func `what a deployment adds to every question stays out of the log`() throws {
        var settings = EndpointSettings(baseURL: try #require(BaseURL("http://a.lan/v1")))
        settings.extraBody = try #require(
            try JSON.parse(Array(#"{"provider":{"api_key":"canary-extra"},"mode":"visible"}"#.utf8)).object)
        let said = TroubleContext(settings).detail("canary-extra is no key, visible is no mode")
        #expect(said.hasSuffix("*** is no key, visible is no mode"))
    }
}
