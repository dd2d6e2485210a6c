import Bytes
import TestSupport
import Testing

@Suite struct JSONMutationTests {
    @Test(arguments: 0..<4)
    func `random values come back equal`(seed: Int) throws {
        var random = SeededGenerator(UInt64(100 + seed))
        for _ in 0..<500 {
            let value = value(depth: 5, &random)
            #expect(try JSON.parse(JSONWriter().bytes(of: value)) == value)
            #expect(try JSON.parse(JSONWriter.html.bytes(of: value)) == value)
        }
    }

    @Test(arguments: 0..<4)
    func `a changed text is refused within it, or comes back equal`(seed: Int) {
        var random = SeededGenerator(UInt64(200 + seed))
        let spice = Array("{}[]\",:\\u0123456789abcdefDCBA+-.eE \u{1f}tn".utf8) + [0x80, 0xc3, 0xed, 0xf4, 0xff, 0]
        var accepted = 0
        var refused = 0
        for _ in 0..<3000 {
            var text = JSONWriter().bytes(of: value(depth: 3, &random))
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0...text.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: text.insert(spice.randomElement(using: &random) ?? 0, at: place)
                case 1 where place < text.count: text.remove(at: place)
                case 2 where place < text.count: text[place] = spice.randomElement(using: &random) ?? 0
                default: text.removeSubrange(place...)
                }
            }
            do throws(JSONError) {
                let value = try JSON.parse(text)
                accepted += 1
                #expect((try? JSON.parse(JSONWriter().bytes(of: value))) == value)
            } catch {
                refused += 1
                #expect((0...text.count).contains(error.offset))
                #expect(error.kind != .notFinite)
            }
        }
        // A generator that made only one sort would test nothing of the other.
        #expect(accepted > 100 && refused > 100)
    }

    @Test func `no beginning of a text is a text`() throws {
        let text = Array(#"{"a":[1.5e3,"x\ud83d\ude00é",true,{"b":null}],"c":""}"#.utf8)
        _ = try JSON.parse(text)
        for count in text.indices { #expect(throws: JSONError.self) { try JSON.parse(Array(text[..<count])) } }
    }

    private func value(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .number(JSONNumber(Int64(truncatingIfNeeded: random.next())))
        case 3: return JSONNumber(Double.random(in: -1e9...1e9, using: &random)).map { .number($0) } ?? .null
        case 4: return .string(text(&random))
        case 5: return .array((0..<Int.random(in: 0...5, using: &random)).map { _ in value(depth: depth - 1, &random) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...20, using: &random) {
                object.append(text(&random), value(depth: depth - 2, &random))
            }
            return .object(object)
        }
    }

    private func text(_ random: inout SeededGenerator) -> JSONText {
        let pool: [Unicode.Scalar] = [
            "a", "b", "\"", "\\", "\n", "\u{0}", "<", "\u{e9}", "\u{2028}", "\u{1f600}", "/", " ",
        ]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            scalars.append(pool.randomElement(using: &random) ?? "x")
        }
        return JSONText(String(scalars))
    }
}
