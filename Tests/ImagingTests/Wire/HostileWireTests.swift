import Bytes
import Imaging
import TestSupport
import Testing
import Vignette

@Suite struct HostileWireTests {
    private static let size = #"{"width":1,"height":1}"#

    private static func receipt(_ changed: String = "", without: String = "") -> String {
        let members = [
            ("type", #""image/png""#), ("colours", "[]"), ("flattened", "false"), ("framesDropped", "0"),
            ("removed", "[]"), ("sizeBefore", size), ("sizeAfter", size), ("bytesBefore", "1"), ("bytesAfter", "1"),
        ].filter { $0.0 != without }.map { "\"\($0.0)\":\($0.1)" }
        return "{" + (members + (changed.isEmpty ? [] : [changed])).joined(separator: ",") + "}"
    }

    private static func prepared(_ receipt: String, _ lengths: String = #""picture":4"#) -> String {
        #"{"reply":"prepared","type":"image/png",\#(lengths),"receipt":\#(receipt)}"#
    }

    private static func looked(_ members: String) -> String {
        #"{"reply":"looked","kind":"photo",\#(members)}"#
    }

    /// Heads that are wrong for a payload of four bytes.
    static let heads: [String] =
        [
            "", "[]", "{}", "null", #"{"reply":1}"#, #"{"reply":"unknown"}"#, #"{"reply":"read","reply":"read"}"#,
            // A payload where none belongs.
            #"{"reply":"looked","kind":"photo","colours":[],"brightness":0,"sharpness":0}"#,
            #"{"reply":"refused","why":"pixels","limit":1,"actual":2}"#,
            // Lengths.
            prepared(receipt(), #""picture":3"#), prepared(receipt(), #""picture":5"#),
            prepared(receipt(), #""picture":0"#), prepared(receipt(), #""picture":-1"#),
            prepared(receipt(), #""picture":4.0"#), prepared(receipt(), #""picture":9223372036854775808"#),
            prepared(receipt(), #""picture":4,"thumbnail":0"#), prepared(receipt(), #""picture":4,"thumbnail":1"#),
            prepared(receipt(), #""picture":1,"thumbnail":2"#), prepared(receipt(), #""picture":1,"thumbnail":4"#),
            prepared(receipt(), #""picture":1,"thumbnail":-3"#), prepared(receipt(), #""picture":1,"thumbnail":null"#),
            // Names and ranges.
            prepared(receipt(without: "type")), prepared(receipt(#""type":"png""#, without: "type")),
            prepared(receipt(#""type":"image/<b>""#, without: "type")),
            prepared(receipt(#""colours":["cmyk","cmyk"]"#, without: "colours")),
            prepared(receipt(#""colours":["sepia"]"#, without: "colours")),
            prepared(receipt(#""removed":[1]"#, without: "removed")),
            prepared(receipt(#""turned":1"#)), prepared(receipt(#""turned":9"#)),
            prepared(receipt(#""framesDropped":-1"#, without: "framesDropped")),
            prepared(receipt(#""bytesBefore":1e3"#, without: "bytesBefore")),
            prepared(receipt(#""sizeAfter":{"width":0,"height":1}"#, without: "sizeAfter")),
            prepared(receipt(#""sizeAfter":{"width":4294967296,"height":4294967296}"#, without: "sizeAfter")),
            prepared(receipt(#""sizeBefore":[1,1]"#, without: "sizeBefore")),
            #"{"reply":"read","text":5,"words":0,"codes":[]}"#, #"{"reply":"read","text":3,"words":0,"codes":[]}"#,
            #"{"reply":"read","text":-1,"words":0,"codes":[]}"#, #"{"reply":"read","text":4,"words":-1,"codes":[]}"#,
            #"{"reply":"read","text":2,"words":0,"codes":[{"kind":"QR code","content":3}]}"#,
            #"{"reply":"read","text":0,"words":0,"codes":[{"kind":"Free","content":0}]}"#,
            #"{"reply":"read","text":4,"words":0,"codes":[{"kind":"","content":-4},{"kind":"","content":4}]}"#,
            #"{"reply":"read","text":4,"words":0,"codes":["#
                + Array(repeating: #"{"kind":"","content":0}"#, count: WireLimits.codes + 1).joined(separator: ",")
                + "]}",
            #"{"reply":"read","text":4,"words":0,"codes":"# + String(repeating: "[", count: 100_000),
        ]

    @Test(arguments: heads) func `a head that does not fit is refused`(head: String) {
        let frame = WireFrame(head: Array(head.utf8), payload: Array("text".utf8))
        #expect(throws: WireError.self) { try WorkerReply(frame) }
    }

    /// Heads that are wrong without a payload.
    static let bareHeads: [String] = [
        looked(#""colours":[],"brightness":1.5,"sharpness":0"#), looked(#""colours":[],"brightness":-1,"sharpness":0"#),
        looked(#""colours":[],"brightness":NaN,"sharpness":0"#),
        looked(#""colours":[],"brightness":0,"sharpness":1e999"#),
        looked(#""colours":[{"name":"red","share":2}],"brightness":0,"sharpness":0"#),
        looked(#""colours":[{"name":1,"share":0}],"brightness":0,"sharpness":0"#),
        // Words of its own would be shown to people.
        looked(#""colours":[{"name":"[win](https://example.org)","share":0}],"brightness":0,"sharpness":0"#),
        looked(#""colours":[{"name":"\#(String(repeating: "x", count: 65))","share":0}],"brightness":0,"sharpness":0"#),
        #"{"reply":"refused","why":"unsupported","type":"text"}"#,
        #"{"reply":"refused","why":"unsupported","type":"/"}"#,
        #"{"reply":"refused","why":"unsupported","type":"a/b/c"}"#,
        #"{"reply":"refused","why":"pixels","limit":-1,"actual":2}"#, #"{"reply":"refused","why":"nothing"}"#,
        #"{"reply":"refused","why":"damaged","reason":"","detail":"\#(String(repeating: "x", count: 8193))"}"#,
        #"{"reply":"refused","why":"damaged","reason":"\ud800","detail":""}"#,
        #"{"reply":"ready","decodes":["x"],"readsText":[],"readsCodes":true,"unprotected":[]}"#,
        #"{"reply":"ready","decodes":[],"readsText":[],"readsCodes":1,"unprotected":[]}"#,
        prepared(receipt()), prepared(receipt(), #""picture":0"#), prepared(receipt(), #""picture":1"#),
    ]

    @Test(arguments: bareHeads) func `a head with wrong values is refused`(head: String) {
        #expect(throws: WireError.self) { try WorkerReply(WireFrame(head: Array(head.utf8))) }
    }

    @Test func `text that is not UTF-8 is refused`() {
        let head = #"{"reply":"read","text":2,"words":1,"codes":[]}"#
        #expect(throws: WireError.payload) {
            try WorkerReply(WireFrame(head: Array(head.utf8), payload: [0xC3, 0x28]))
        }
    }

    @Test(arguments: [
        "{}", #"{"task":"format"}"#, #"{"task":"prepare"}"#,
        #"{"task":"prepare","fit":1000,"formats":["jpeg"],"thumbnail":true}"#,
        #"{"task":"prepare","fit":768,"formats":[],"thumbnail":true}"#,
        #"{"task":"prepare","fit":768,"formats":["gif"],"thumbnail":true}"#,
        #"{"task":"prepare","fit":768,"formats":["png"]}"#,
    ])
    func `a task that nobody gives is refused`(head: String) {
        #expect(throws: WireError.self) { try WorkerTask(head: Array(head.utf8)) }
    }

    @Test(arguments: WireSamples.replies) func `a mutated reply is refused or is another reply`(reply: WorkerReply)
        throws
    {
        let frame = try reply.frame()
        var random = SeededGenerator(3)
        for _ in 0..<2000 {
            var mutant = frame
            for _ in 0...Int.random(in: 0..<3, using: &random) {
                mutate(&mutant.head, &random)
                if Bool.random(using: &random) { mutate(&mutant.payload, &random) }
            }
            guard let other = try? WorkerReply(mutant) else { continue }
            // Whatever is let through is something that can be said.
            let again = try WorkerReply(try other.frame())
            #expect(again == other)
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard let place = bytes.indices.randomElement(using: &random) else {
            bytes.append(UInt8.random(in: 0...255, using: &random))
            return
        }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = Array("0123456789-.e\"{}[],:".utf8).randomElement(using: &random) ?? 0
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(bytes[place], at: place)
        default: bytes.removeSubrange(place...)
        }
    }
}
