import Bytes
import Testing
import Vignette
import Vision

@testable import App

@Suite struct ServiceSettingsTests {
    private func read(
        _ arguments: [String] = [], _ environment: [String: String] = [:]
    ) throws(SettingsError) -> Settings<Configuration> {
        try Settings(arguments: arguments, environment: environment)
    }

    private func line(_ arguments: [String], _ environment: [String: String] = [:]) -> String? {
        do throws(SettingsError) {
            _ = try read(arguments, environment)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `each setting reaches the endpoint`() throws {
        let configuration = try read(
            [
                "--base-url= HTTPS://Api.Example/v1/chat/completions ", "--api-key=k", "--model=m",
                "--headers={\"X-A\":\"b c\"}", "--extra-body={\"seed\":1}", "--upstream-profile=open", "--fit=2048",
                "--concurrency=9", "--moderation-url=https://m.example/v1/moderations/", "--moderation-key=mk",
                "--moderation-model=mm", "--data=/var/lib/v",
            ], ["OPENAI_ORG_ID": "o", "OPENAI_PROJECT_ID": "p"]
        ).values
        let settings = try #require(EndpointSettings(configuration, isContained: true))
        #expect(settings.baseURL == BaseURL("https://api.example/v1") && settings.isContained)
        #expect(settings.key?.reveal() == "k" && settings.model == "m")
        #expect(settings.organisation == "o" && settings.project == "p" && settings.profile == .open)
        #expect(settings.headers == [EndpointSettings.Header(name: "X-A", value: Secret("b c"))])
        #expect(settings.extraBody["seed"]?.int == 1)
        #expect(configuration.fit == .large && configuration.concurrency == 9 && configuration.data == "/var/lib/v")
        #expect(configuration.moderationURL?.description == "https://m.example/v1")
        #expect(configuration.moderationKey?.reveal() == "mk" && configuration.moderationModel == "mm")
    }

    @Test(arguments: [[:], ["OPENAI_BASE_URL": "builtin"], ["OPENAI_BASE_URL": " Builtin "], ["OPENAI_API_KEY": "k"]])
    func `nobody is asked unless somebody is named`(environment: [String: String]) throws {
        let configuration = try read([], environment).values
        #expect(configuration.service == .builtin)
        #expect(EndpointSettings(configuration, isContained: false) == nil)
    }

    @Test(arguments: ["OPENAI_BASE_URL", "OPENAI_API_BASE_URL", "OPENAI_API_BASE"])
    func `the address has several names`(name: String) throws {
        let settings = try read([], [name: "http://h:8000/"])
        #expect(settings.values.service == ServiceAddress("http://h:8000/"))
        #expect(settings.describe()[0].contains("  http://h:8000/v1  (environment \(name))"))
    }

    @Test func `the usual name of the address wins`() throws {
        let both = ["OPENAI_API_BASE": "http://old", "OPENAI_BASE_URL": "http://new"]
        #expect(try read([], both).values.service.description == "http://new/v1")
    }

    @Test func `no secret is shown`() throws {
        let lines = try read(
            ["--base-url=http://me:canary@h/v1", "--moderation-url=http://me:canary@h/v1"],
            [
                "OPENAI_API_KEY": "canary", "VIGNETTE_HEADERS": "{\"X-Key\":\"canary\"}",
                "VIGNETTE_MODERATION_KEY": "canary",
            ]
        ).describe()
        #expect(!lines.joined().contains("canary") && lines.count { $0.contains("  ***  ") } == 3)
        #expect(lines[0].contains("  http://h/v1  "))
    }

    @Test func `members that are called like secrets are masked, however deep`() throws {
        let body =
            #"{"max_tokens":7,"API_Key":"canary","a":[{"x-token":{"b":"canary"}},"c"],"d":{"Passwords":["canary"],"#
            + #""mySecret":1}}"#
        let lines = try read(["--extra-body=" + body]).describe().joined(separator: "\n")
        #expect(!lines.contains("canary"))
        #expect(
            lines.contains(
                #"{"max_tokens":7,"API_Key":"***","a":[{"x-token":"***"},"c"],"d":{"Passwords":"***","mySecret":"***"}}"#
            ))
        #expect(try read(["--extra-body=" + body]).values.extraBody["API_Key"]?.string == "canary")
    }

    @Test(
        arguments: [
            (["--base-url=h:8000"], "--base-url is 'h:8000', but must be an http or https URL"),
            (["--base-url=http://h/v1?key=a"], "must be an http or https URL without query"),
            (["--base-url=http://me:canary@h/#x"], "--base-url is 'http://***@h/#***'"),
            (["--base-url=https://x/v1?key=sk-canary"], "--base-url is 'https://x/v1?***'"),
            (["--base-url=https://x/v1#canary?canary"], "--base-url is 'https://x/v1#***'"),
            (["--base-url=https://x/v1?key=sk-canary@canary"], "--base-url is 'https://***'"),
            (["--base-url=https://a:canary?canary@h"], "--base-url is 'https://***'"),
            (["--base-url=?canary://h"], "--base-url is '?***'"), (["--base-url=x?a://b@c"], "'x***'"),
            (["--moderation-url=https://m/v1?key=canary"], "--moderation-url is 'https://m/v1?***'"),
            (["--base-url=me:canary@h"], "--base-url is '***@h'"),
            (["--moderation-url=http://canary@h:x/"], "--moderation-url is 'http://***@h:x/'"),
            (["--model=a\nb"], "must be one line of text"),
            (["--headers=[]"], "--headers is '***', but must be a JSON object"),
            (["--headers={\"a\":1}"], "must be a JSON object of texts"), (["--headers={\"a b\":\"c\"}"], "'***'"),
            (["--headers={\"a\":\"canary\\r\\nb\"}"], "'***'"), (["--headers={\"\":\"c\"}"], "'***'"),
            (["--headers={\"Host\":\"canary\"}"], "'***'"), (["--headers={\"content-length\":\"1\"}"], "'***'"),
            (["--headers={\"a\":\"1\",\"A\":\"2\"}"], "'***'"), (["--headers={\"a\":\" 1\"}"], "'***'"),
            (["--extra-body=1"], "--extra-body is '***', but must be a JSON object without model"),
            (["--extra-body={\"api_key\":\"sk-canary\""], "--extra-body is '***'"),
            (["--extra-body={\"api_key\":\"sk-canary\",\"n\":1}"], "--extra-body has 'n' in it"),
            (["--extra-body={\"n\":1}"], "--extra-body has 'n' in it"),
            (["--extra-body={\"stream\":true}"], "has 'stream' in it"),
            (["--extra-body={\"a\":1,\"messages\":[]}"], "has 'messages' in it"),
            (["--upstream-profile=closed"], "must be restricted or open"),
            (["--fit=1024"], "--fit is '1024', but must be 768, 1280 or 2048"),
            (["--fit=0768"], "must be 768"), (["--concurrency=0"], "a whole number from 1 to 64"),
        ] as [([String], String)])
    func `what cannot be right is refused, without its secrets`(arguments: [String], expected: String) throws {
        let refusal = try #require(line(arguments))
        #expect(refusal.contains(expected) && !refusal.contains("canary") && !refusal.contains("\n"))
    }

    @Test func `a container shows itself`() {
        let here = Container.isAround(environment: [:])
        #expect(Container.isAround(environment: ["container": "podman"]))
        #expect(Container.isAround(environment: ["container": ""]) == here)
    }
}
