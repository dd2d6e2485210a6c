import Testing

@testable import App

@Suite struct CommandTests {
    @Test(
        arguments: [
            ([], .serve([])),
            (["--port", "80"], .serve(["--port", "80"])),
            (["-x"], .serve(["-x"])),
            (["serve"], .serve([])),
            (["serve", "--port=80"], .serve(["--port=80"])),
            (["config", "--port=80"], .config(["--port=80"])),
            (["healthcheck", "--port", "80"], .healthcheck(["--port", "80"])),
            (["doctor", "--port", "80"], .doctor(["--port", "80"])),
            (["describe", "a"], .describe(files: ["a"], options: [], [])),
            (
                [
                    "describe", "--json", "a", "--recipe", "table", "--fit", "768", "-", "--log=none", "b", "--",
                    "--csv",
                ],
                .describe(
                    files: ["a", "-", "b", "--csv"], options: ["--json", "--recipe", "table"],
                    ["--fit", "768", "--log=none"])
            ),
            (["describe", "--", "-h", "--help"], .describe(files: ["-h", "--help"], options: [], [])),
            (["describe", "-h", "--", "a"], .help(.describe)),
            (["describe", "a", "--prompt"], .describe(files: ["a"], options: ["--prompt"], [])),
            (["describe", "a", "--prompt=b"], .describe(files: ["a"], options: ["--prompt=b"], [])),
            (["describe", "a", "--jsn", "b"], .describe(files: ["a"], options: [], ["--jsn", "b"])),
            (["key", "list"], .key(.list, [])),
            (["key", "--data", "d", "create", "ci"], .key(.create("ci"), ["--data", "d"])),
            (["key", "revoke", "--data=d", "--", "-x"], .key(.revoke("-x"), ["--data=d"])),
            (["key", "--help"], .help(.key)), (["key", "create", "ci", "-h"], .help(.key)),
            (["help"], .help(nil)), (["--help"], .help(nil)), (["-h"], .help(nil)),
            (["--port", "80", "--help"], .help(nil)), (["--version", "--help"], .version),
            (["--help", "-V"], .help(nil)),
            (["help", "serve"], .help(.serve)), (["serve", "--help"], .help(.serve)),
            (["config", "--port", "80", "-h"], .help(.config)), (["healthcheck", "--help"], .help(.healthcheck)),
            (["version", "--help"], .help(.version)), (["help", "--help"], .help(.help)),
            (["version"], .version), (["--version"], .version), (["-V"], .version),
        ] as [([String], Command)])
    func `a command line names one command`(arguments: [String], command: Command) throws {
        #expect(try Command(arguments: arguments) == command)
    }

    @Test(arguments: [
        (["srve"], "there is no command 'srve'; did you mean serve?"),
        (["Config"], "there is no command 'Config'; did you mean config?"),
        (["healtcheck", "--port", "1"], "there is no command 'healtcheck'; did you mean healthcheck?"),
        (["picture.jpg"], "there is no command 'picture.jpg'; vignette --help lists them all"),
        ([""], "there is no command ''; vignette --help lists them all"),
        (["a\nb"], "there is no command 'a?b'; vignette --help lists them all"),
        (["describe"], "describe needs a file: vignette describe photo.jpg, or - for standard input"),
        (["describe", "--json"], "describe needs a file: vignette describe photo.jpg, or - for standard input"),
        (["key"], "key needs to know what to do: vignette key create NAME, list, revoke NAME, or open"),
        (
            ["key", "--data", "list"],
            "key needs to know what to do: vignette key create NAME, list, revoke NAME, or open"
        ),
        (["key", "creat", "ci"], "key cannot 'creat'; did you mean create?"),
        (["key", "rotate", "ci"], "key cannot 'rotate'; it can create NAME, list, revoke NAME, and open"),
        (["key", "create"], "key create needs the name of a key"),
        (["key", "revoke"], "key revoke needs the name of a key"),
        (["key", "create", "a", "b"], "'b' is not expected here; --help shows what is"),
        (["key", "list", "a"], "'a' is not expected here; --help shows what is"),
        (
            ["key", "create", "a key"],
            "'a key' cannot name a key: 1 to 64 letters, digits, dots, hyphens and underscores can"
        ),
        (["help", "sevre"], "there is no command 'sevre'; did you mean serve?"),
        (["help", "serve", "config"], "'config' is not expected here; --help shows what is"),
        (["version", "now"], "'now' is not expected here; --help shows what is"),
    ])
    func `anything else is refused with one line`(arguments: [String], line: String) {
        do throws(CommandError) {
            _ = try Command(arguments: arguments)
            Issue.record("\(arguments) is a command")
        } catch {
            #expect(error.description == line)
        }
        #expect(CommandError.exitStatus == 2 && SettingsError.exitStatus == 2)
    }

    @Test(arguments: [
        ("port", "port", 0), ("prot", "port", 1), ("por", "port", 1), ("portt", "port", 1), ("pprt", "port", 1),
        ("", "port", 4), ("abcd", "wxyz", 4), ("sevre", "serve", 1),
    ])
    func `slips of the pen are counted`(left: String, right: String, slips: Int) {
        #expect(NearestName.distance(Array(left.utf8), Array(right.utf8)) == slips)
        #expect(NearestName.distance(Array(right.utf8), Array(left.utf8)) == slips)
    }
}
