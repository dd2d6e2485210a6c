extension PictureParts {
    /// Segments by the number of their marker, and what stands between them as `data`.
    mutating func cutJPEG() throws {
        var place = 0
        while place < bytes.count {
            try demand(bytes[place] == 0xff && place + 1 < bytes.count, "no marker at \(place)")
            let marker = bytes[place + 1]
            let name = String(marker, radix: 16, uppercase: true)
            if (0xd0...0xd9).contains(marker) {
                try add(name, place..<place + 2, content: place + 2..<place + 2)
                place += 2
            } else {
                let end = place + 2 + (try number(place + 2, 2))
                try add(name, place..<end, content: place + 4..<max(end, place + 4))
                place = end
            }
            guard marker == 0xda || (0xd0...0xd7).contains(marker) else { continue }
            let start = place
            while place < bytes.count {
                if bytes[place] != 0xff {
                    place += 1
                } else if place + 1 < bytes.count, bytes[place + 1] == 0 {
                    place += 2
                } else {
                    break
                }
            }
            try add("data", start..<place, content: start..<place)
        }
    }

    func judgeJPEG() throws -> (Int, Int) {
        let order =
            #/D8 (E0 )?((DB|C4|DD|EE) )*(C0|C1|C2) ((DB|C4|DD) )*DA data (D[0-7] data )*(((C4|DD) )+DA data (D[0-7] data )*|DA data (D[0-7] data )*)*D9 /#
        try demand(names.wholeMatch(of: order) != nil, "order: \(names)")
        try demand(count("EE") <= 1 && count("DA") <= 64, "too many of one kind")
        var size = (0, 0)
        var quantisation: Set<UInt8> = []
        var identifiers: [UInt8] = []
        for part in parts {
            let content = Array(part.content)
            switch part.name {
            case "E0":
                try demand(content.count == 14 && content.starts(with: Array("JFIF\0\u{1}".utf8)), "JFIF")
                try demand(content.suffix(2) == [0, 0], "a thumbnail")
            case "EE": try demand(content.dropLast() == Array("Adobe\0d\0\0\0\0".utf8)[...], "Adobe")
            case "DB":
                try demand(!content.isEmpty && content.count % 65 == 0, "DQT")
                for start in stride(from: 0, to: content.count, by: 65) {
                    try demand(content[start] < 4 && quantisation.insert(content[start]).inserted, "DQT number")
                    try demand(!content[start + 1..<start + 65].contains(0), "DQT value")
                }
            case "C4": try judgeHuffman(content)
            case "DD": try demand(content.count == 2, "DRI")
            case "C0", "C1", "C2":
                try demand(content.count == 9 || content.count == 15, "SOF")
                try demand(content[0] == 8 && content.count == 6 + 3 * Int(content[5]), "SOF components")
                size = (Int(content[3]) << 8 | Int(content[4]), Int(content[1]) << 8 | Int(content[2]))
                identifiers = stride(from: 6, to: content.count, by: 3).map { content[$0] }
                try demand(Set(identifiers).count == identifiers.count, "SOF identifiers")
            case "DA":
                try demand((6...10).contains(content.count) && content.count == 4 + 2 * Int(content[0]), "SOS")
                let named = stride(from: 1, to: content.count - 3, by: 2).map { content[$0] }
                try demand(Set(named).count == named.count && Set(named).isSubset(of: identifiers), "SOS components")
            case "data": try demand(!content.isEmpty, "an empty scan")
            default: break
            }
        }
        try judgeUse()
        try judgeAmount(size)
        return size
    }

    /// Reads backwards: a table is wanted if a scan behind it names it, until its definition is met.
    private func judgeUse() throws {
        let header = parts.first { ["C0", "C1", "C2"].contains($0.name) }.map { Array($0.content) } ?? []
        let quantisers = Set(stride(from: 8, to: header.count, by: 3).map { header[$0] })
        var wanted: Set<UInt8> = []
        for part in parts.reversed() {
            let content = Array(part.content)
            if part.name == "DB" {
                for start in stride(from: 0, to: content.count, by: 65) {
                    try demand(quantisers.contains(content[start]), "a DQT for nothing")
                }
            } else if part.name == "DA" {
                let pass = content.suffix(3).map { $0 }
                for place in stride(from: 2, to: content.count - 3, by: 2) {
                    if pass[0] == 0, pass[2] < 16 { wanted.insert(content[place] / 16) }
                    if pass[1] > 0 { wanted.insert(16 + content[place] % 16) }
                }
            } else if part.name == "C4" {
                var rest = content[...]
                var defined: [UInt8] = []
                while let number = rest.first {
                    defined.append(number)
                    rest = rest.dropFirst(17 + rest.dropFirst().prefix(16).reduce(0) { $0 + Int($1) })
                }
                for number in defined { try demand(wanted.remove(number) != nil, "a DHT for nothing") }
            }
        }
    }

    /// All scans together: 161.5 bytes a block and bit that can come, padded to whole MCUs.
    private func judgeAmount(_ size: (Int, Int)) throws {
        let header = parts.first { ["C0", "C1", "C2"].contains($0.name) }.map { Array($0.content) } ?? []
        let samplings = stride(from: 7, to: header.count, by: 3).map { (Int(header[$0] / 16), Int(header[$0] % 16)) }
        let (across, down) = (samplings.map(\.0).max() ?? 1, samplings.map(\.1).max() ?? 1)
        let units = ((size.0 - 1) / (8 * across) + 1) * ((size.1 - 1) / (8 * down) + 1)
        var bits = 0
        for part in parts where part.name == "DA" {
            let content = Array(part.content)
            let pass = content.suffix(3).map { Int($0) }
            let each = pass[2] < 16 ? 20 * (pass[1] - pass[0] + 1) + 12 : pass[1] == 0 ? 2 : 8 * (pass[1] - pass[0] + 1)
            for place in stride(from: 1, to: content.count - 3, by: 2) {
                for index in samplings.indices where header[6 + 3 * index] == content[place] {
                    bits += units * samplings[index].0 * samplings[index].1 * each
                }
            }
        }
        let data = parts.filter { $0.name == "data" }
        try demand(data.reduce(0) { $0 + $1.content.count } <= bits / 8 + 4 * data.count, "more than pixels need")
    }

    private func judgeHuffman(_ content: [UInt8]) throws {
        var rest = content[...]
        repeat {
            try demand(rest.count > 17, "DHT")
            let symbols = rest.dropFirst().prefix(16).reduce(0) { $0 + Int($1) }
            try demand(symbols > 0 && symbols <= 256 && rest.count >= 17 + symbols, "DHT symbols")
            try demand(Set(rest.dropFirst(17).prefix(symbols)).count == symbols, "a symbol twice")
            rest = rest.dropFirst(17 + symbols)
        } while !rest.isEmpty
    }
}
