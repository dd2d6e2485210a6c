/// JPEGs made of segments, right or wrong.
enum JPEGSample {
    static let start: [UInt8] = [0xff, 0xd8]
    static let end: [UInt8] = [0xff, 0xd9]
    static let jfif = segment(0xe0, Array("JFIF\0".utf8) + [1, 1, 1, 0, 72, 0, 72, 0, 0])
    static let adobe = segment(0xee, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    static let pixels: [UInt8] = [0x12, 0xff, 0x00, 0x34]

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xff, marker] + big16(content.count + 2) + content
    }

    static func quantisation(_ number: UInt8 = 0) -> [UInt8] {
        segment(0xdb, [number] + [UInt8](repeating: 7, count: 64))
    }

    /// Two codes of two bits.
    static func huffman(_ numbers: UInt8...) -> [UInt8] {
        segment(0xc4, numbers.flatMap { [$0, 0, 2] + [UInt8](repeating: 0, count: 14) + [1, 2] })
    }

    static func frame(
        _ marker: UInt8 = 0xc0, width: Int = 16, height: Int = 16, precision: UInt8 = 8,
        of components: [[UInt8]] = [[1, 0x11, 0]]
    ) -> [UInt8] {
        segment(
            marker,
            [precision] + big16(height) + big16(width) + [UInt8(components.count)] + components.flatMap { $0 })
    }

    static func scan(_ components: [[UInt8]] = [[1, 0]], _ pass: [UInt8] = [0, 63, 0]) -> [UInt8] {
        segment(0xda, [UInt8(components.count)] + components.flatMap { $0 } + pass)
    }

    static func interval(_ units: Int) -> [UInt8] { segment(0xdd, big16(units)) }

    static func restart(_ number: UInt8) -> [UInt8] { [0xff, 0xd0 + number] }

    /// The segments of a grey picture. It has four blocks.
    static let grey = [start, jfif, quantisation(), frame(), huffman(0, 0x10), scan(), pixels, end]

    static let restarts = [
        start, jfif, quantisation(), frame(), huffman(0, 0x10), interval(1), scan(), pixels, restart(0), pixels,
        restart(1), pixels, restart(2), pixels, end,
    ]

    private static let three: [[UInt8]] = [[1, 0x22, 0], [2, 0x11, 1], [3, 0x11, 1]]

    static let colour = [
        start, jfif, adobe, quantisation(0), quantisation(1), frame(of: three), huffman(0, 0x10), huffman(1, 0x11),
        scan([[1, 0], [2, 0x11], [3, 0x11]]), pixels, end,
    ]

    static let progressive = [
        start, quantisation(0), quantisation(1), frame(0xc2, of: three), huffman(0, 1),
        scan([[1, 0], [2, 0x10], [3, 0x10]], [0, 0, 1]), pixels, huffman(0x10), scan([[1, 0]], [1, 63, 0]), pixels,
        huffman(0x10), scan([[2, 0]], [1, 5, 0x02]), pixels, scan([[1, 0], [2, 0], [3, 0]], [0, 0, 0x10]), pixels,
        end,
    ]

    static func big16(_ number: Int) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 255)] }
}
