internal import Bytes
internal import Vignette

extension Receipt {
    /// Without the type that the sender claimed: a worker never learns it.
    func write(to object: inout JSONObjectWriter) {
        object.string("type", foundType)
        if let turned { object.int("turned", turned.rawValue) }
        object.array("colours") { list in
            for change in colours { list.string(change.rawValue) }
        }
        object.bool("flattened", flattened)
        object.bool("padded", padded)
        object.int("framesDropped", framesDropped)
        object.array("removed") { list in
            for data in PrivateData.allCases where removed.contains(data) { list.string(data.rawValue) }
        }
        for (name, size) in [("sizeBefore", sizeBefore), ("sizeAfter", sizeAfter)] {
            object.object(name) { object in
                object.int("width", size.width)
                object.int("height", size.height)
            }
        }
        object.int("bytesBefore", bytesBefore)
        object.int("bytesAfter", bytesAfter)
    }

    init(_ object: WireObject) throws(WireError) {
        var turned: Turn?
        if object.has("turned") {
            turned = Turn(rawValue: try object.int("turned", in: 2...8))
        }
        let removed: [PrivateData] = try object.allNamed("removed")
        self.init(
            foundType: try object.mediaType("type"), turned: turned, colours: try object.allNamed("colours"),
            flattened: try object.bool("flattened"), padded: try object.bool("padded"),
            framesDropped: try object.count("framesDropped"),
            removed: Set(removed), sizeBefore: try object.size("sizeBefore"), sizeAfter: try object.size("sizeAfter"),
            bytesBefore: try object.count("bytesBefore"), bytesAfter: try object.count("bytesAfter"))
    }
}
