import HTTP
import Testing
import Vignette

@testable import App

@Suite struct ConfigurationTests {
    private func read(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Configuration {
        try Settings<Configuration>(arguments: arguments, environment: environment).values
    }

    private func line(_ arguments: [String]) -> String? {
        do throws(SettingsError) {
            _ = try Settings<Configuration>(arguments: arguments, environment: [:])
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `the names and defaults are the contract's`() {
        let rows = Configuration.settings.map { ($0.environment.joined(separator: ","), $0.flag, $0.defaultText) }
        let expected: [(String, String?, String)] = [
            ("OPENAI_BASE_URL,OPENAI_API_BASE_URL,OPENAI_API_BASE", "base-url", "builtin"),
            ("OPENAI_API_KEY", "api-key", "none"),
            ("OPENAI_MODEL", "model", "the only model of the service"),
            ("OPENAI_ORG_ID", nil, "none"),
            ("OPENAI_PROJECT_ID", nil, "none"),
            ("VIGNETTE_HEADERS", "headers", "none"),
            ("VIGNETTE_EXTRA_BODY", "extra-body", "none"),
            ("VIGNETTE_UPSTREAM_PROFILE", "upstream-profile", "restricted"),
            ("VIGNETTE_FIT", "fit", "1280"),
            ("VIGNETTE_REMOTE_IMAGES", "remote-images", "reject"),
            ("VIGNETTE_CONCURRENCY", "concurrency", "4"),
            ("VIGNETTE_GATEWAY_CONCURRENCY", "gateway-concurrency", "64"),
            ("VIGNETTE_BLOCK_BASE_URLS", "block-base-urls", "none"),
            ("VIGNETTE_MODERATION_URL", "moderation-url", "off"),
            ("VIGNETTE_MODERATION_KEY", "moderation-key", "none"),
            ("VIGNETTE_MODERATION_MODEL", "moderation-model", "omni-moderation-latest"),
            ("VIGNETTE_HOST,HOST", "host", "127.0.0.1"),
            ("VIGNETTE_PORT,PORT", "port", "8080"),
            ("VIGNETTE_SOCKET", "socket", "none"),
            ("VIGNETTE_ALLOWED_HOSTS", "allowed-hosts", "localhost, IP addresses and the host of the public URL"),
            ("VIGNETTE_DATA", "data", "./data"),
            ("VIGNETTE_ROOT", "root", "the working directory"),
            ("", "dev", "off"),
            ("VIGNETTE_PUBLIC_URL", "public-url", "from the request"),
            ("VIGNETTE_BASE_PATH", "base-path", "/"),
            ("VIGNETTE_TRUSTED_PROXIES", "trusted-proxies", "127.0.0.0/8,::1"),
            ("VIGNETTE_IDENTITY_HEADER", "identity-header", "none"),
            ("VIGNETTE_WEB", "web", "open"),
            ("VIGNETTE_FRAME_ANCESTORS", "frame-ancestors", "*"),
            ("VIGNETTE_API_KEYS", "api-keys", "none"),
            ("VIGNETTE_FREE_TIER", "free-tier", "off"),
            ("VIGNETTE_RATE", "rate", "60/min"),
            ("VIGNETTE_QUEUE", "queue", "1000"),
            ("VIGNETTE_EXPIRE_DAYS", "expire-days", "0"),
            ("VIGNETTE_IMAGING_WORKERS", "imaging-workers", "one for each core"),
            ("VIGNETTE_UPSTREAM_FORMATS", "upstream-formats", "jpeg,png"),
            ("VIGNETTE_MAX_UPLOAD_MB", "max-upload-mb", "20"),
            ("VIGNETTE_METRICS_TOKEN", "metrics-token", "none"),
            ("VIGNETTE_LOG", "log", "text"),
            ("LOG_LEVEL", "log-level", "info"),
        ]
        #expect(rows.count == expected.count)
        for (row, expected) in zip(rows, expected) {
            #expect(row == expected)
        }
    }

    @Test func `no name is used twice`() {
        let names = Configuration.settings.flatMap { $0.environment + ($0.flag.map { [$0] } ?? []) }
        #expect(Set(names).count == names.count)
    }

    @Test func `nothing said gives the defaults`() throws {
        #expect(try read() == Configuration())
        #expect(try read([], ["VIGNETTE_PORT": "", "HOST": "", "PATH": "/bin"]) == Configuration())
    }

    @Test func `each setting goes where it belongs`() throws {
        var expected = Configuration()
        expected.host = "::1"
        expected.port = 0
        expected.socket = "/run/v.sock"
        expected.allowedHosts = ["v.example", "2001:db8::1"]
        expected.root = "/srv"
        expected.publicURL = PublicURL("https://v.example")
        expected.basePath = try #require(BasePath("/v"))
        expected.trustedProxies = [AddressRange(IPAddress(10, 0, 0, 0), prefix: 8)]
        expected.identityHeader = FieldName("remote-user")
        expected.web = .identity
        expected.frameAncestors = try #require(FrameAncestors("https://a.example 'self'"))
        expected.rate = try #require(Rate("5/s"))
        expected.queue = 7
        expected.expireDays = 30
        expected.isDevelopment = true
        expected.imagingWorkers = 3
        expected.upstreamFormats = [.webp, .jpeg]
        expected.maxUploadMB = 8
        expected.log = .json
        expected.logLevel = .warning
        let arguments = [
            "--host=[::1]", "--port=0", "--socket=/run/v.sock", "--allowed-hosts=V.Example,[2001:DB8::1]",
            "--root=/srv", "--public-url=https://v.example/", "--base-path=/v/", "--trusted-proxies=10.1.2.3/8",
            "--identity-header=Remote-User", "--web=identity", "--frame-ancestors=https://a.example, 'self'",
            "--rate=5/s",
            "--queue=7", "--expire-days=30", "--dev", "--imaging-workers=3", "--upstream-formats=WebP, jpeg",
            "--max-upload-mb=8", "--log=json",
            "--log-level=warning",
        ]
        #expect(try read(arguments) == expected)
        let described = try Settings<Configuration>(arguments: arguments, environment: [:]).describe()
        #expect(described.count == Configuration.settings.count)
        #expect(described.count { $0.contains("  (flag --") } == arguments.count)
    }

    @Test func `no proxy can be trusted`() throws {
        let settings = try Settings<Configuration>(
            arguments: [], environment: ["VIGNETTE_TRUSTED_PROXIES": "None"])
        #expect(settings.values.trustedProxies == [])
        #expect(settings.describe().contains { $0.hasPrefix("trusted-proxies ") && $0.contains("  none  ") })
    }

    @Test(arguments: [
        (["--host=a b"], "--host is 'a b', but must be an IP address or a host name"),
        (["--host=1.2.3"], "--host is '1.2.3', but must be an IP address or a host name"),
        (["--socket=/" + String(repeating: "s", count: 107)], "but must be a path of at most 107 bytes"),
        (["--log=xml"], "--log is 'xml', but must be text, json or none"),
        (["--log-level=loud"], "--log-level is 'loud', but must be debug, info, warning or error"),
        (["--trusted-proxies=10.0.0.0/8,10.0.0.0/33"], "--trusted-proxies has '10.0.0.0/33' in it, but must be"),
        (["--trusted-proxies=,"], "--trusted-proxies is ',', but must be IP addresses"),
        (["--frame-ancestors=a;script-src"], "but must be *, none or sites such as https://example.org"),
        (["--rate=60"], "--rate is '60', but must be a number of times in a span, such as 60/min"),
        (["--rate=1/week"], "but must be a number of times in a span"),
        (["--web=closed"], "--web is 'closed', but must be open or identity"),
        (["--expire-days=-1"], "but must be a whole number from 0 to 36500"),
        (["--base-path=v"], "--base-path is 'v', but must be / or a path such as /a/b, of letters"),
        (["--public-url=v.example"], "--public-url is 'v.example', but must be an http or https URL"),
        (["--listen=1"], "there is no flag '--listen'; --help lists them all"),
        (["--trusted-proxy=1"], "did you mean --trusted-proxies?"),
    ])
    func `a value that is not allowed stops the start`(arguments: [String], expected: String) throws {
        let refusal = try #require(line(arguments))
        #expect(refusal.contains(expected))
        #expect(!refusal.contains("\n"))
    }

    @Test(arguments: [
        (["--public-url=https://v.example/a", "--base-path=/b"], false),
        (["--public-url=https://v.example/a", "--base-path=/a"], true),
        (["--public-url=https://v.example/a"], true),
        (["--public-url=https://v.example", "--base-path=/b"], true),
    ])
    func `public URL and base path agree`(arguments: [String], agree: Bool) {
        #expect(
            line(arguments)
                == (agree
                    ? nil
                    : "--public-url is 'https://v.example/a', but must be a URL with the path /b, as --base-path says")
        )
    }
}
