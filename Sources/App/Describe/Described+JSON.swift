internal import Bytes
internal import Vignette

extension Described.Sent {
    /// Size, type and digest of what was sent, and what was done to the file before.
    func write(to object: inout JSONObjectWriter) {
        object.int("width", size.width)
        object.int("height", size.height)
        object.string("type", format.mediaType)
        object.int("bytes", bytes)
        object.string("digest", digest)
        object.object("receipt") { object in receipt.write(to: &object) }
    }
}

extension Receipt {
    /// What the upload was, and what became of it.
    func write(to object: inout JSONObjectWriter) {
        object.string("found_type", foundType)
        object.int("width_before", sizeBefore.width)
        object.int("height_before", sizeBefore.height)
        object.int("bytes_before", bytesBefore)
        if let turned { object.string("turned", turned.name) }
        object.array("colours_changed") { list in colours.forEach { list.string($0.rawValue) } }
        object.bool("flattened", flattened)
        object.bool("padded", padded)
        object.int("frames_dropped", framesDropped)
        object.array("removed") { list in removed.map(\.rawValue).sorted().forEach { list.string($0) } }
    }
}

extension Turn {
    /// As scripts read it.
    fileprivate var name: String {
        switch self {
        case .mirrored: "mirrored"
        case .halfTurn: "half_turn"
        case .flipped: "flipped"
        case .mirroredQuarterLeft: "mirrored_quarter_left"
        case .quarterRight: "quarter_right"
        case .mirroredQuarterRight: "mirrored_quarter_right"
        case .quarterLeft: "quarter_left"
        }
    }
}
