/// Bar codes and a QR code, as rows of modules: true is dark.
enum BarSample {
    static let qrContent = "https://example.org/vignette"

    static let foreignContent = "Jörg Grüße 日本"

    static var qr: [[Bool]] { modules(matrix) }
    static var foreignQR: [[Bool]] { modules(foreignMatrix) }

    private static func modules(_ matrix: String) -> [[Bool]] {
        matrix.split(separator: "\n").map { row in row.map { $0 == "#" } }
    }

    static func ean13(_ digits: String) -> [[Bool]] {
        // Which of the six on the left are written in which way tells the first digit.
        let parities = [
            "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL",
        ]
        let values = digits.compactMap(\.wholeNumberValue)
        var bars = "101"
        for (value, parity) in zip(values[1...6], parities[values[0]]) {
            bars += parity == "L" ? flipped(right[value]) : String(right[value].reversed())
        }
        bars += "01010"
        for value in values[7...] { bars += right[value] }
        return rows(bars + "101", height: 60)
    }

    static func ean8(_ digits: String) -> [[Bool]] {
        let values = digits.compactMap(\.wholeNumberValue)
        let left = values[..<4].map { flipped(right[$0]) }.joined()
        return rows("101" + left + "01010" + values[4...].map { right[$0] }.joined() + "101", height: 60)
    }

    /// Set B: printable ASCII.
    static func code128(_ text: String) -> [[Bool]] {
        let values = [104] + text.utf8.map { Int($0) - 32 }
        var check = 0
        for (place, value) in values.enumerated() { check += max(1, place) * value }
        let widths = code128Widths.split(whereSeparator: \.isWhitespace)
        return rows((values + [check % 103, 106]).map { bars(widths[$0]) }.joined(), height: 60)
    }

    /// Of the letters those of "VIGNETTE" only, of the digits 3 and 9.
    static func code39(_ text: String) -> [[Bool]] {
        let widths: [Character: Substring] = [
            "*": "1311313111", "V": "1331111131", "I": "1131133111", "G": "1111133131", "N": "1111311331",
            "E": "3111331111", "T": "1111313311", "3": "3133111111", "9": "1133113111",
        ]
        return rows("*\(text)*".compactMap { widths[$0].map(bars) }.joined(), height: 60)
    }

    private static let right = [
        "1110010", "1100110", "1101100", "1000010", "1011100", "1001110", "1010000", "1000100", "1001000", "1110100",
    ]

    private static func flipped(_ bars: String) -> String {
        String(bars.map { $0 == "1" ? "0" : "1" })
    }

    /// Widths of bars and gaps in turn.
    private static func bars(_ widths: Substring) -> String {
        widths.enumerated().map { place, width in
            String(repeating: place % 2 == 0 ? "1" : "0", count: width.wholeNumberValue ?? 0)
        }.joined()
    }

    private static func rows(_ bars: String, height: Int) -> [[Bool]] {
        Array(repeating: bars.map { $0 == "1" }, count: height)
    }

    private static let code128Widths = """
        212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
        123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
        232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
        313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
        111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
        111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
        114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
        """

    /// Made once with qrencode.
    private static let matrix = """
        #######.###..###..###.#######
        #.....#.###..#..#.#...#.....#
        #.###.#..#......#.##..#.###.#
        #.###.#.##....##.#.#..#.###.#
        #.###.#..###..#.#..#..#.###.#
        #.....#...#.##.#####..#.....#
        #######.#.#.#.#.#.#.#.#######
        ........##.....###.#.........
        #.##.###.#####.#.####.#..#.##
        .#..##.#..#..###..###.###...#
        #....###.#.#.#..###.......##.
        .###......##....#.#.#.###...#
        ..#...##...##.##.#.#.....##..
        #....#.#.#.##.#.#####.#...###
        #..####.#..###.##.####.#..###
        ..####.##.###.#.#.####..#..#.
        ##..####..#...###.#.##.###.#.
        .###.#..###.#.#.#.#.#..#.###.
        #....####.#######.......#.#..
        ..#.....#..####..#.###.##.#..
        .##.#.#.#######.###########..
        ........#..#...##.###...#####
        #######.#..#..##.####.#.##.#.
        #.....#.##...###..#.#...##..#
        #.###.#..###....#.#.#####.#.#
        #.###.#.#.##.#.....#....##.#.
        #.###.#.#....##..##.#..#..#.#
        #.....#..###.#.#.##.#.####.#.
        #######.##..###..####.#....#.
        """

    /// Made once with qrencode, in UTF-8.
    private static let foreignMatrix = """
        #######..#......#.#######
        #.....#.##.####.#.#.....#
        #.###.#..###.#.##.#.###.#
        #.###.#.##.#...#..#.###.#
        #.###.#...#.###...#.###.#
        #.....#.#.#...#.#.#.....#
        #######.#.#.#.#.#.#######
        ............##..#........
        #####.#####.##.###.#.#.#.
        ..###...##...#.#.#..#..#.
        ##..#.##.#.##.#..#.####..
        ...###.#####....#.#....#.
        .#....#..#.#...#.#....#.#
        ###....#..#.##..#.####..#
        #.#..###.##..##...#.####.
        #.#....##...##.#.#.......
        #....####.#.#.#########..
        ........##.....##...#...#
        #######.#####...#.#.#.###
        #.....#..#.#..###...##..#
        #.###.#.##.#...##########
        #.###.#.#...###....###.##
        #.###.#.#.#..##..###.#..#
        #.....#.##..##.###.##...#
        #######.#...#.#..#.#.#.##
        """
}
