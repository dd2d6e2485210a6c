import Bytes
import Foundation
import Testing

@testable import Vision

@Suite struct LogTextTests {
    private static let canary = #"cAnary/+key "7"\ü%end"#

    private static var forms: [String] {
        let canary = Self.canary
        let bytes = Data(canary.utf8)
        var forms = [
            canary, canary.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""),
            #"cAnary\/+key \"7\"\\\u00fc%end"#, #"cAnary/+key \"7\"\\\u00FC%end"#,
            "cAnary%2F%2Bkey%20%227%22%5C%C3%BC%25end", "cAnary%2f%2bkey%20%227%22%5c%c3%bc%25end",
            "cAnary/+key%20%227%22%5C%C3%BC%25end", "cAnary%2F%2Bkey+%227%22%5C%C3%BC%25end",
            bytes.map { String(format: "%%%02X", $0) }.joined(),
        ]
        for prefix in ["", "u", "us", "user:"] {
            let encoded = (Data(prefix.utf8) + bytes).base64EncodedString()
            forms += [encoded, encoded.replacing("+", with: "-").replacing("/", with: "_")]
        }
        return forms
    }

    @Test(arguments: forms)
    func `a secret is gone in every form`(form: String) {
        let log = LogText(secrets: [Secret(Self.canary)])
        for text in [form, "x \(form) y", "key=\(form)&z", String(repeating: "word ", count: 50) + form] {
            let clean = log.clean(text)
            #expect(clean.contains("***"))
            for trace in ["cAnary", "%22", "6E617279", "%41%6E", "end", "Y0FuYX", "NBbmFye", "jQW5hcn"] {
                #expect(!clean.contains(trace), "\(clean)")
            }
        }
    }

    @Test func `a secret cut off by the end of the text is gone too`() {
        let log = LogText(secrets: [Secret("canary-0123456789-canary")])
        #expect(log.clean("Wrong key canary-01234") == "Wrong key ***")
        #expect(log.clean("Wrong key canar") == "Wrong key canar")
        let long = Secret(String(repeating: "secret", count: 20))
        #expect(LogText(secrets: [long]).clean(String(long.reveal().dropLast(9)) + "...") == "***...")
    }

    @Test func `short secrets and none change nothing`() {
        let log = LogText(secrets: [Secret(""), Secret("no"), Secret("hello")])
        #expect(log.clean("hello, no key here") == "hello, no key here")
    }

    @Test(
        arguments: [
            ("Incorrect API key provided: sk-abcde***************wxyz.", "Incorrect API key provided: ***"),
            ("at /keys/sk-proj-1234567890 end", "at /keys/*** end"),
            ("Authorization: Bearer abc.def-ghi, more", "Authorization: Bearer ***, more"),
            ("authorization: BASIC dXNlcjpwYXNz", "authorization: BASIC ***"),
            ("got data:image/png;base64,iVBORw0KGgo= here", "got data:*** here"),
            (#"{"url":"data:image/jpeg;base64,/9j/4AAQ"}"#, #"{"url":"data:***"}"#),
            ("token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl.", "token ***"),
            ("AIzaSyA1234567890", "***"), ("gsk_abcdefghijk", "***"),
            ("x iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQ== y", "x *** y"),
            ("a task-force and a risk-based desk-top", "a task-force and a risk-based desk-top"),
            ("data: {\"error\":1}", "data: {\"error\":1}"),
            ("/usr/lib/python3/dist-packages/vllm/entrypoints/openai/api_server.py", nil),
            ("model='3f2b1c9e-1234-4321-9876-0123456789ab'", nil),
            ("The bearer", nil), ("sk-", nil),
        ] as [(String, String?)])
    func `what looks like a secret is masked and nothing else`(text: String, clean: String?) {
        #expect(LogText().clean(text) == clean ?? text)
    }

    @Test func `controls go and the line is short`() {
        let log = LogText()
        #expect(log.clean("a\r\n\tb\u{1B}[2Jc\u{202E}d\u{0}e\u{2028}f") == "a b [2Jcd e f")
        let long = log.clean(String(repeating: "é ", count: 5_000))
        #expect(long.count == 500 && long.hasSuffix("…"))
        #expect(log.clean(String(repeating: "x ", count: 250)).count == 500)
    }

    /// Without a bound this would take minutes.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: ["a", "data:", "bearer ", "sk-", "sk-/", "A1a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "])
    func `hostile texts are read in bounded time`(text: String) {
        let log = LogText(secrets: [Secret(String(repeating: "a", count: 4_000) + "b")])
        #expect(log.clean(String(repeating: text, count: 200_000)).count <= LogText.longest)
    }
}
