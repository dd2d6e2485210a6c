import Bytes
import Testing

@testable import App

@Suite struct SettingsTests {
    @Test(
        arguments: [
            ([], [:], 80),
            ([], ["PORT": "1"], 1),
            ([], ["PORT": "1", "T_PORT": "2"], 2),
            ([], ["PORT": "1", "T_PORT": ""], 1),
            ([], ["PORT": "1", "T_PORT": " \t"], 1),
            ([], ["T_PORT": " 2\r"], 2),
            (["--port", "3"], ["PORT": "1", "T_PORT": "2"], 3),
            (["--port=3"], ["T_PORT": "2"], 3),
            (["--port=3"], ["T_PORT": "no number"], 3),
            (["--port", "3", "--port=4"], [:], 4),
        ] as [([String], [String: String], UInt16)])
    func `a flag beats the environment, which beats the default`(
        arguments: [String], environment: [String: String], port: UInt16
    ) throws {
        #expect(try Sample.read(arguments, environment).values.port == port)
    }

    @Test func `settings do not touch each other`() throws {
        var expected = Sample()
        expected.colour = .green
        expected.hosts = ["a.example", "b.example"]
        #expect(try Sample.read(["--allowed-hosts", "a.example, B.example"], ["T_COLOUR": "GREEN"]).values == expected)
    }

    @Test(
        arguments: [
            (["--port", "abc"], [:], "--port is 'abc', but must be a whole number from 0 to 65535"),
            ([], ["PORT": "65536"], "PORT is '65536', but must be a whole number from 0 to 65535"),
            ([], ["T_PORT": "-1", "PORT": "1"], "T_PORT is '-1', but must be a whole number from 0 to 65535"),
            (["--port=+1"], [:], "--port is '+1', but must be a whole number from 0 to 65535"),
            (["--port="], [:], "--port is '', but must be a whole number from 0 to 65535"),
            ([], ["T_COLOUR": "blue"], "T_COLOUR is 'blue', but must be red or green"),
            (
                ["--allowed-hosts", "a.example,b:80,c"], [:],
                "--allowed-hosts has 'b:80' in it, but must be host names or IP addresses without a port, "
                    + "separated by commas, or *"
            ),
            ([], ["T_PORT": "1\n2"], "T_PORT is '1?2', but must be a whole number from 0 to 65535"),
            (["--port", "666"], [:], "--port is '666', but must be another number"),
            ([], ["PORT": "666"], "PORT is '666', but must be another number"),
            (["--prot", "1"], [:], "there is no flag '--prot'; did you mean --port?"),
            (["--prot=secret"], [:], "there is no flag '--prot'; did you mean --port?"),
            (["--apikey", "x"], [:], "there is no flag '--apikey'; did you mean --api-key?"),
            (["-port", "1"], [:], "there is no flag '-port'; did you mean --port?"),
            (["---port", "1"], [:], "there is no flag '---port'; did you mean --port?"),
            (["--nonsense"], [:], "there is no flag '--nonsense'; --help lists them all"),
            (["--"], [:], "there is no flag '--'; --help lists them all"),
            (["--port"], [:], "--port needs a value: --port VALUE or --port=VALUE"),
            (["--port", "--host", "x"], [:], "--port needs a value: --port VALUE or --port=VALUE"),
            (["file.jpg"], [:], "'file.jpg' is not expected here; --help shows what is"),
            (["--port", "1", "2"], [:], "'2' is not expected here; --help shows what is"),
        ] as [([String], [String: String], String)])
    func `what is wrong stops the start with one line`(
        arguments: [String], environment: [String: String], line: String
    ) {
        #expect(Sample.refusal(arguments, environment) == line)
    }

    @Test func `a long value does not make a long line`() throws {
        let line = try #require(Sample.refusal(["--port", String(repeating: "9", count: 100_000)]))
        #expect(line.count < 200)
    }

    @Test(
        arguments: [
            (["--api-key", "sk-1"], [:], [:], "sk-1"),
            ([], ["T_KEY": "sk-1"], [:], "sk-1"),
            ([], ["T_KEY_FILE": "/run/key"], ["/run/key": "sk-1"], "sk-1"),
            ([], ["OTHER_KEY_FILE": "/run/key"], ["/run/key": "sk-1"], "sk-1"),
            ([], ["T_KEY": "", "T_KEY_FILE": "/run/key"], ["/run/key": "sk-1"], "sk-1"),
            ([], ["T_KEY": "sk-1", "T_KEY_FILE": ""], [:], "sk-1"),
            ([], ["T_KEY": "sk-1", "OTHER_KEY_FILE": "/not/read"], [:], "sk-1"),
            (["--api-key", "sk-1"], ["T_KEY_FILE": "/not/read"], [:], "sk-1"),
            ([], ["T_KEY": " spaces stay "], [:], " spaces stay "),
        ] as [([String], [String: String], [String: String], String)])
    func `a secret comes by flag, variable or file`(
        arguments: [String], environment: [String: String], files: [String: String], secret: String
    ) throws {
        #expect(try Sample.read(arguments, environment, files: files).values.key?.reveal() == secret)
    }

    @Test(
        arguments: [
            (
                [], ["T_KEY": "canary", "T_KEY_FILE": "/f"],
                "T_KEY and T_KEY_FILE are both set, but only one of them can be"
            ),
            ([], ["T_KEY_FILE": "/f"], "T_KEY_FILE names the file '/f', which cannot be opened: not there"),
            ([], ["T_KEY": "canary\nX: y"], "T_KEY is '***', but must be one line of text"),
            (["--api-key", "canary\u{7F}"], [:], "--api-key is '***', but must be one line of text"),
            (["--api-key="], [:], "--api-key is '***', but must be one line of text"),
            ([], ["T_KEY_FILE": "/two-lines"], "T_KEY_FILE is '***', but must be one line of text"),
            ([], ["T_PORT_FILE": "/f", "T_PORT": "x"], "T_PORT is 'x', but must be a whole number from 0 to 65535"),
        ] as [([String], [String: String], String)])
    func `a wrong secret is not shown`(arguments: [String], environment: [String: String], line: String) {
        #expect(Sample.refusal(arguments, environment, files: ["/two-lines": "canary\nx"]) == line)
    }

    @Test func `each setting is described with where it came from`() throws {
        let settings = try Sample.read(
            ["--port", "0081"], ["T_KEY_FILE": "/run/key", "T_COLOUR": "Green"], files: ["/run/key": "canary"])
        #expect(
            settings.describe() == [
                "port           81  (flag --port)",
                "host           here  (default)",
                "api-key        ***  (file T_KEY_FILE)",
                "T_COLOUR       green  (environment T_COLOUR)",
                "allowed-hosts  localhost  (default)",
            ])
    }

    @Test func `a secret that is not there is not masked`() throws {
        #expect(try Sample.read().describe()[2] == "api-key        none  (default)")
    }

    @Test func `a default in words gives way to the value`() throws {
        let lines = try Sample.read([], ["T_HOSTS": "*"]).describe()
        #expect(lines[4].split(separator: " ") == ["allowed-hosts", "*", "(environment", "T_HOSTS)"])
    }
}
