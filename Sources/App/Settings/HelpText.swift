/// The texts of `--help`, made from the commands and the list of settings.
enum HelpText {
    static let width = 90

    /// Of one command, or the overview.
    static func of(_ command: Command.Name?) -> String {
        guard let command else { return overview }
        var lines = ["Usage: vignette \(command.usage)", ""]
        lines += command.explanation.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
            paragraph.isEmpty ? [""] : wrapped(String(paragraph), indent: paragraph.prefix { $0 == " " }.count)
        }
        if command == .describe {
            lines += ["", "Flags"]
            for setting in DescribeOptions.settings { lines += [""] + self.lines(of: setting) }
        }
        if command.takesSettings {
            lines += ["", "Settings", ""]
            lines += wrapped(
                "A flag beats its environment variable, which beats the default. "
                    + "Write --name VALUE or --name=VALUE. An empty variable counts as unset.")
            for setting in Configuration.settings { lines += [""] + self.lines(of: setting) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static var overview: String {
        var lines = ["Usage: vignette [COMMAND] [--name VALUE]...", ""]
        lines += wrapped("Turns pictures into pages: upload a picture, get a description of it that can be shared.")
        lines += ["", "Commands"]
        let width = Command.Name.allCases.map(\.rawValue.count).max() ?? 0
        for command in Command.Name.allCases {
            lines.append("  " + command.rawValue.padded(to: width) + "  " + command.summary)
        }
        lines += [""] + wrapped("Without a command the server is run. vignette COMMAND --help says more about one.")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Flag, variables, what it does, what is allowed and what holds otherwise.
    static func lines<Values>(of setting: Setting<Values>) -> [String] {
        var names = setting.environment
        if setting.isSecret { names = names.flatMap { [$0, $0 + "_FILE"] } }
        if let flag = setting.flag { names.insert("--\(flag) \(setting.sample)".trimmed, at: 0) }
        if setting.isSwitch {
            return wrapped(names.joined(separator: ", "), indent: 2) + wrapped(setting.help, indent: 6)
        }
        return wrapped(names.joined(separator: ", "), indent: 2)
            + wrapped(setting.help, indent: 6)
            + wrapped("Allowed: \(setting.allowed). Default: \(setting.defaultText).", indent: 6)
    }

    /// The words of a text in lines of at most `width` columns; a longer word stands alone.
    static func wrapped(_ text: String, indent: Int = 0, width: Int = width) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty && indent + line.count + 1 + word.count > width {
                lines.append(margin + line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty ? lines : lines + [margin + line]
    }
}
