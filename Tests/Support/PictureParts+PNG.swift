extension PictureParts {
    mutating func cutPNG() throws {
        try add("signature", 0..<8, content: 0..<8)
        while let place = parts.last?.range.upperBound, place < bytes.count {
            let length = try number(place, 4)
            try demand(place + 12 + length <= bytes.count, "a chunk is cut")
            let name = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            try add(name, place..<place + 12 + length, content: place + 8..<place + 8 + length)
        }
    }

    func judgePNG() throws -> (Int, Int) {
        try demand(parts[0].content == [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "signature")
        let order = #/signature IHDR ((gAMA|sRGB) )*(PLTE )?(tRNS )?(IDAT )+IEND /#
        try demand(names.wholeMatch(of: order) != nil, "order: \(names)")
        try demand(count("gAMA") <= 1 && count("sRGB") <= 1, "too many of one kind")
        let header = Array(parts[1].content)
        try demand(header.count == 13, "IHDR")
        let kinds = [
            "1 0", "2 0", "4 0", "8 0", "16 0", "8 2", "16 2", "1 3", "2 3", "4 3", "8 3", "8 4", "16 4", "8 6", "16 6",
        ]
        try demand(kinds.contains("\(header[8]) \(header[9])"), "IHDR colours")
        try demand(header[10] == 0 && header[11] == 0 && header[12] < 2, "IHDR methods")
        try demand((count("PLTE") == 1) == (header[9] == 3), "PLTE without need, or missing")
        let colours = parts.first { $0.name == "PLTE" }.map { $0.content.count / 3 } ?? 0
        for part in parts.dropFirst() where part.name != "IDAT" {
            let sum = try number(part.range.upperBound - 4, 4)
            try demand(UInt32(sum) == PNGSum.of(bytes[part.range.lowerBound + 4..<part.range.upperBound - 4]), "sum")
            let length = part.content.count
            switch part.name {
            case "gAMA": try demand(length == 4, "gAMA")
            case "sRGB": try demand(length == 1, "sRGB")
            case "PLTE": try demand(length == 3 * colours && (1...1 << Int(header[8])).contains(colours), "PLTE")
            case "tRNS":
                let fits = [0: length == 2, 2: length == 6, 3: length > 0 && length <= colours]
                try demand(fits[Int(header[9])] ?? false, "tRNS")
            case "IEND": try demand(length == 0, "IEND")
            default: break
            }
        }
        let data = parts.filter { $0.name == "IDAT" }
        try demand(data.dropLast().allSatisfy { $0.content.count >= 4096 }, "IDAT in crumbs")
        // Not by the passes of interlacing, but by eight rows and columns more than there are.
        let samples = [1, 0, 3, 1, 2, 0, 4][Int(header[9])] * Int(header[8])
        let (width, height) = (try number(16, 4), try number(20, 4))
        let plain = (width * samples / 8 + 2) * height
        let limit = header[12] == 0 ? plain : 2 * plain + 7 * (width + height) + 64
        try demand(data.reduce(0) { $0 + $1.content.count } <= limit + limit / 256 + 64, "more than pixels need")
        try demand(data.allSatisfy { !$0.content.isEmpty }, "an empty IDAT")
        return (try number(16, 4), try number(20, 4))
    }
}
