/// Changes to a JSON text that leave all the rest of it as it was written.
///
/// A text that nobody has to change is never copied, nor are the stretches between two changes.
public struct JSONEdits: Sendable {
    /// What stands in place of a stretch of the text.
    private struct Edit: Sendable {
        let range: Range<Int>
        let pieces: [TextPiece]
    }

    private var edits: [Edit] = []

    public init() {}

    public var isEmpty: Bool { edits.isEmpty }

    /// Puts other JSON text in place of a member's value. Does nothing to members that were not read from a text.
    public mutating func replace(_ member: JSONObject.Member, by pieces: [TextPiece]) {
        guard let place = member.place else { return }
        edits.append(Edit(range: place.value, pieces: pieces))
    }

    public mutating func replace(_ member: JSONObject.Member, by value: JSONValue) {
        replace(member, by: [.text(JSONWriter().bytes(of: value)[...])])
    }

    /// Takes one member out of an object, with the comma that goes with it. Of one object no second.
    public mutating func remove(_ name: String, from object: JSONObject) {
        guard let index = object.place(of: JSONText(name)), let place = object.members[index].place else { return }
        let end = index + 1 < object.count ? object.members[index + 1].place?.name : nil
        let start = end == nil && index > 0 ? object.members[index - 1].place?.value.upperBound : nil
        edits.append(Edit(range: (start ?? place.name)..<(end ?? place.value.upperBound), pieces: []))
    }

    /// Adds a member as the first of an object, of whose members one must stay. Does nothing to an empty one: where it
    /// stands is not known.
    public mutating func insert(_ name: String, _ value: JSONValue, into object: JSONObject) {
        guard let first = object.members.first?.place?.name else { return }
        let text = JSONWriter().object { $0.value(name, value) }
        edits.append(Edit(range: first..<first, pieces: [.text(text[1..<text.count - 1]), .text([UInt8(ascii: ",")])]))
    }

    /// Gives a member of an object a value, whether it was there or not.
    public mutating func set(_ name: String, _ value: JSONValue, of object: JSONObject) {
        guard let member = object.member(name) else { return insert(name, value, into: object) }
        replace(member, by: value)
    }

    /// The text with all changes, in their order in it. They must not overlap.
    public func applied(to text: [UInt8]) -> [TextPiece] {
        var pieces: [TextPiece] = []
        var position = 0
        // What is added at a place goes before what is taken away there.
        let inOrder = edits.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        for edit in inOrder {
            precondition(edit.range.lowerBound >= position, "changes of one text overlap")
            if edit.range.lowerBound > position { pieces.append(.text(text[position..<edit.range.lowerBound])) }
            pieces += edit.pieces
            position = edit.range.upperBound
        }
        if position < text.count { pieces.append(.text(text[position...])) }
        return pieces
    }

    /// The same in one piece, for texts that are not large.
    public func bytes(of text: [UInt8]) -> [UInt8] {
        edits.isEmpty ? text : applied(to: text).flatMap(\.bytes)
    }
}
