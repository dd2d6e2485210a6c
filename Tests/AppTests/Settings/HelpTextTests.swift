import Testing

@testable import App

@Suite struct HelpTextTests {
    @Test(arguments: [nil] + Command.Name.allCases.map(Optional.some))
    func `help fits into the terminal`(command: Command.Name?) {
        let text = HelpText.of(command)
        #expect(text.hasPrefix("Usage: vignette ") && text.hasSuffix("\n"))
        for line in text.split(separator: "\n") {
            #expect(line.count <= 90 && line.last != " ")
        }
    }

    @Test func `the overview names every command`() {
        for command in Command.Name.allCases {
            #expect(HelpText.of(nil).contains("\n  \(command.rawValue) "))
        }
    }

    @Test(arguments: [Command.Name.serve, .describe, .doctor, .config, .key, .healthcheck])
    func `a command with settings explains each`(command: Command.Name) {
        let text = HelpText.of(command).split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
        for setting in Configuration.settings {
            #expect(setting.environment.allSatisfy(text.contains))
            #expect(setting.flag.map { text.contains("--\($0) ") } ?? true)
            #expect(text.contains(setting.help) && text.contains("Default: \(setting.defaultText)."))
        }
    }

    @Test func `describe explains its flags and its exit statuses`() {
        let text = HelpText.of(.describe)
        for flag in DescribeOptions.flags { #expect(text.contains("\n  --\(flag)")) }
        for status in [0, 1, 2, 3, 130] { #expect(text.contains("\n  \(status) ")) }
        #expect(text.contains("\n  --json\n      Write"), "a switch has no value, and nothing is allowed as one")
    }

    @Test func `a setting takes a few lines`() {
        #expect(
            HelpText.lines(of: Sample.settings[0]) == [
                "  --port PORT, T_PORT, PORT",
                "      The port.",
                "      Allowed: a whole number from 0 to 65535. Default: 80.",
            ])
        #expect(
            HelpText.lines(of: Sample.settings[2])[0]
                == "  --api-key SECRET, T_KEY, T_KEY_FILE, OTHER_KEY, OTHER_KEY_FILE")
        #expect(HelpText.lines(of: Sample.settings[3])[0] == "  T_COLOUR")
    }

    @Test func `words are wrapped and never lost`() {
        #expect(HelpText.wrapped("aa bb cc", width: 5) == ["aa bb", "cc"])
        #expect(HelpText.wrapped("aa bb cc", indent: 1, width: 5) == [" aa", " bb", " cc"])
        #expect(HelpText.wrapped("abcdefgh b", width: 5) == ["abcdefgh", "b"])
        #expect(HelpText.wrapped("") == [])
    }
}
