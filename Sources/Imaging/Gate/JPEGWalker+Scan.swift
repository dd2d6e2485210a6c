extension JPEGWalker {
    /// A scan header (T.81 B.2.3) and the compressed pixels behind it.
    mutating func readScan(_ segment: GateReader) throws(GateReason) {
        guard var frame else { throw .misplaced("SOS") }
        scans += 1
        guard scans <= Self.scanLimit else { throw .tooManyScans }

        var content = segment
        let count = try content.byte()
        guard (1...frame.components.count).contains(count) else { throw .malformed("SOS") }
        var chosen: [Int] = []
        var numbers: [Int] = []
        for _ in 0..<count {
            let identifier = try content.byte()
            // Components stand in the order of the frame, so none can come twice.
            guard let index = frame.components.firstIndex(where: { $0.identifier == identifier }),
                index > chosen.last ?? -1, tables.hasQuantisation(frame.components[index].quantisation)
            else { throw .malformed("SOS") }
            chosen.append(index)
            numbers.append(try content.byte())
        }
        let blocks = chosen.map { frame.components[$0].horizontal * frame.components[$0].vertical }.reduce(0, +)
        guard count == 1 || blocks <= 10 else { throw .malformed("SOS") }
        let pass = JPEGPass(first: try content.byte(), last: try content.byte(), bits: try content.byte())
        try content.finish()
        guard pass.isPossible(in: frame.process, components: count) else { throw .malformed("SOS") }

        for number in numbers { try use(number, in: pass, of: frame.process) }
        for index in chosen {
            guard frame.components[index].bring(pass) else { throw .misplaced("SOS") }
        }
        self.frame = frame
        let start = reader.position
        let restarts = restartInterval == 0 ? 0 : (frame.units(of: chosen) - 1) / restartInterval
        try passPixels(restarts: restarts)
        // A restart costs its marker, and the byte before it is filled up, which may be an FF with its 00.
        let limit = frame.blocks(of: chosen) * pass.bitsPerBlock / 8 + 4 * (restarts + 1)
        guard reader.position - start <= limit else { throw .moreThanPixels }
    }

    /// The Huffman tables that a component names must be there. Those that the scan has no use for are written as 0.
    private mutating func use(
        _ number: Int, in pass: JPEGPass, of process: JPEGFrame.Process
    ) throws(GateReason) {
        let dc = number >> 4
        let ac = number & 15
        let limit = process == .baseline ? 1 : 3
        guard dc <= limit, ac <= limit,
            pass.needsDC ? tables.useHuffman(.dc, dc) : dc == 0,
            pass.needsAC ? tables.useHuffman(.ac, ac) : ac == 0
        else { throw .malformed("SOS") }
    }

    /// Goes on to the marker behind the pixels. Restart markers count from 0 to 7 and over again, one after each
    /// interval but the last, and no interval is empty.
    private mutating func passPixels(restarts count: Int) throws(GateReason) {
        var restarts = count
        var expected: UInt8 = 0xd0
        while true {
            guard let place = EntropyScan.marker(in: reader.bytes, from: reader.position) else { throw .truncated }
            guard place > reader.position else { throw .malformed("scan") }
            try reader.skip(place - reader.position)
            // `marker` found a byte behind the place.
            let marker = reader.bytes[place + 1]
            guard (0xd0...0xd7).contains(marker) else { break }
            guard restarts > 0, marker == expected else { throw .misplaced("RST") }
            restarts -= 1
            expected = expected == 0xd7 ? 0xd0 : expected + 1
            try reader.skip(2)
        }
        guard restarts == 0 else { throw .misplaced("RST") }
    }
}
