import Bytes
import TestSupport
import Testing

/// Random changes to random texts, beside a model that does the same to the values.
@Suite struct JSONEditsRandomTests {
    @Test(arguments: 0..<6)
    func `the result is what was meant, and no other byte has changed`(seed: Int) throws {
        var random = SeededGenerator(UInt64(7000 + seed))
        var changed = 0
        for _ in 0..<300 {
            let text = Array(SpacedJSON.text(of: SpacedJSON.object(depth: 3, &random), &random).utf8)
            let value = try JSON.parse(text)
            var edits = JSONEdits()
            var touched: [Range<Int>] = []
            let expected = change(value, &edits, &touched, &random)
            let result = edits.bytes(of: text)
            #expect(try JSON.parse(result) == expected, "\(String(decoding: text, as: UTF8.self))")
            #expect(edits.applied(to: text).flatMap(\.bytes) == result)
            // All that lies outside of the changed members stands in the result, in order.
            var rest = result[...]
            for stretch in Self.gaps(touched, in: text.count) {
                let wanted = text[stretch]
                guard let found = rest.firstRange(of: wanted) else {
                    Issue.record("\(stretch) of \(String(decoding: text, as: UTF8.self))")
                    break
                }
                rest = rest[found.upperBound...]
            }
            changed += edits.isEmpty ? 0 : 1
        }
        #expect(changed > 100)
    }

    /// Changes some of the members of each object, and says what should come of it.
    private func change(
        _ value: JSONValue, _ edits: inout JSONEdits, _ touched: inout [Range<Int>], _ random: inout SeededGenerator
    ) -> JSONValue {
        if let array = value.array {
            return .array(array.map { change($0, &edits, &touched, &random) })
        }
        guard let object = value.object, let start = object.members.first?.place?.name else { return value }
        var result = JSONObject()
        // Of one object no second is taken out, and into one that loses its only member nothing is put.
        let removed =
            Int.random(in: 0...2, using: &random) == 0 ? Int.random(in: 0..<object.count, using: &random) : nil
        if Int.random(in: 0...2, using: &random) == 0, removed == nil || object.count > 1 {
            let new = SpacedJSON.value(depth: 1, &random)
            edits.insert("new", new, into: object)
            result.append("new", new)
            touched.append(start..<start)
        }
        for (index, member) in object.members.enumerated() {
            guard let place = member.place else { continue }
            if index == removed {
                edits.remove(member.name.string, from: object)
                let next = index + 1 < object.count ? object.members[index + 1].place : nil
                let before = index > 0 ? object.members[index - 1].place : nil
                let from = next == nil ? before?.value.upperBound ?? place.name : place.name
                touched.append(from..<(next?.name ?? place.value.upperBound))
            } else if Int.random(in: 0...3, using: &random) == 0 {
                let new = SpacedJSON.value(depth: 1, &random)
                edits.replace(member, by: new)
                touched.append(place.value)
                result.append(member.name, new)
            } else {
                result.append(member.name, change(member.value, &edits, &touched, &random))
            }
        }
        return .object(result)
    }

    private static func gaps(_ touched: [Range<Int>], in count: Int) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var position = 0
        for range in touched.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if range.lowerBound > position { gaps.append(position..<range.lowerBound) }
            position = max(position, range.upperBound)
        }
        if position < count { gaps.append(position..<count) }
        return gaps
    }
}
