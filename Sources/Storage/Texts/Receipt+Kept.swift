internal import Bytes
internal import Vignette

extension Receipt {
    var kept: String {
        let bytes = JSONWriter().object { receipt in
            if let claimedType { receipt.string("claimed_type", claimedType) }
            receipt.string("found_type", foundType)
            if let turned { receipt.int("turned", turned.rawValue) }
            receipt.array("colours") { list in for change in colours { list.string(change.rawValue) } }
            receipt.bool("flattened", flattened)
            receipt.bool("padded", padded)
            receipt.int("frames_dropped", framesDropped)
            receipt.array("removed") { list in
                for data in PrivateData.allCases where removed.contains(data) { list.string(data.rawValue) }
            }
            receipt.int("width_before", sizeBefore.width)
            receipt.int("height_before", sizeBefore.height)
            receipt.int("width_after", sizeAfter.width)
            receipt.int("height_after", sizeAfter.height)
            receipt.int("bytes_before", bytesBefore)
            receipt.int("bytes_after", bytesAfter)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    init(kept bytes: [UInt8]) throws(UnreadableColumn) {
        let receipt = try KeptText(bytes, column: "analysis_pictures.receipt")
        self.init(
            claimedType: receipt.optionalString("claimed_type"), foundType: try receipt.string("found_type"),
            turned: receipt.has("turned") ? try receipt.choice("turned") : nil,
            colours: try receipt.choices("colours"), flattened: try receipt.bool("flattened"),
            padded: try receipt.bool("padded"), framesDropped: try receipt.int("frames_dropped"),
            removed: Set(try receipt.choices("removed")),
            sizeBefore: PictureSize(
                width: try receipt.int("width_before"), height: try receipt.int("height_before")),
            sizeAfter: PictureSize(width: try receipt.int("width_after"), height: try receipt.int("height_after")),
            bytesBefore: try receipt.int("bytes_before"), bytesAfter: try receipt.int("bytes_after"))
    }
}
