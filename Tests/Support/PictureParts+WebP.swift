extension PictureParts {
    mutating func cutWebP() throws {
        try add("RIFF", 0..<12, content: 8..<12)
        while let place = parts.last?.range.upperBound, place < bytes.count {
            let length = try number(place + 4, 4, little: true)
            let end = place + 8 + length
            try demand(end <= bytes.count, "a chunk is cut")
            let name = String(decoding: bytes[place..<place + 4], as: UTF8.self)
            try add(name, place..<end + length % 2, content: place + 8..<end)
            try demand(bytes[end..<end + length % 2].allSatisfy { $0 == 0 }, "padding")
        }
    }

    func judgeWebP() throws -> (Int, Int) {
        try demand(bytes.starts(with: Array("RIFF".utf8)) && parts[0].content == Array("WEBP".utf8)[...], "signature")
        try demand(try number(4, 4, little: true) + 8 == bytes.count, "RIFF size")
        let order = #/RIFF (VP8  |VP8L |VP8X VP8  |VP8X VP8L |VP8X ALPH VP8  )/#
        try demand(names.wholeMatch(of: order) != nil, "order: \(names)")
        // The order leaves at least one chunk, and the pixels last.
        let start = parts[parts.count - 1].content.startIndex
        var size: (Int, Int)
        if parts[parts.count - 1].name == "VP8L" {
            let numbers = try number(start + 1, 4, little: true)
            try demand(bytes[start] == 0x2f && numbers >> 29 == 0, "VP8L")
            size = (numbers % 0x4000 + 1, numbers / 0x4000 % 0x4000 + 1)
        } else {
            try demand(bytes[start] & 1 == 0 && bytes[start] & 0x10 != 0, "VP8 frame")
            try demand(try number(start + 3, 3) == 0x9d012a, "VP8 start code")
            size = (try number(start + 6, 2, little: true), try number(start + 8, 2, little: true))
            try demand(size.0 < 0x4000 && size.1 < 0x4000, "VP8 scale")
        }
        if parts[1].name == "VP8X" {
            let canvas = Array(parts[1].content)
            try demand(canvas.count == 10 && canvas[0] & 0xef == 0 && canvas[1...3] == [0, 0, 0], "VP8X")
            let place = parts[1].content.startIndex
            let width = try number(place + 4, 3, little: true) + 1
            let height = try number(place + 7, 3, little: true) + 1
            try demand((width, height) == size, "canvas")
            try demand(count("ALPH") == 0 || canvas[0] == 0x10, "ALPH without notice")
        }
        if let alpha = parts.first(where: { $0.name == "ALPH" })?.content {
            try demand(alpha.count > 1 && (alpha.first ?? 0xff) & 0xc2 == 0, "ALPH")
        }
        let blocks = (size.0 / 16 + 1) * (size.1 / 16 + 1)
        let most = parts[parts.count - 1].name == "VP8L" ? 5 * size.0 * size.1 + 1024 : blocks * 1048 + 2400
        try demand(parts[parts.count - 1].content.count <= most, "more than pixels need")
        return size
    }
}
