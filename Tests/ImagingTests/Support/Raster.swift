internal import Foundation

/// Pixels as a test paints them and looks at them: red, green, blue, 8 bits each.
struct Raster: Equatable {
    var width: Int
    var height: Int
    var bytes: [UInt8]

    init(width: Int, height: Int, paint: (_ x: Int, _ y: Int) -> [UInt8]) {
        self.width = width
        self.height = height
        bytes = (0..<height).flatMap { y in (0..<width).flatMap { x in paint(x, y) } }
    }

    /// Green above, below it red on the left and blue on the right: no turn looks like another.
    static let flag = Raster(width: 96, height: 64) { x, y in
        y < 16 ? [20, 200, 20] : x < 48 ? [230, 20, 20] : [20, 20, 230]
    }

    subscript(x: Int, y: Int) -> [UInt8] { Array(bytes[(y * width + x) * 3..<(y * width + x) * 3 + 3]) }

    /// How a camera that was held so stores it: the picture that EXIF's `orientation` turns into this one.
    func stored(orientation: Int) -> Raster {
        let isTurned = orientation >= 5
        return Raster(width: isTurned ? height : width, height: isTurned ? width : height) { x, y in
            switch orientation {
            case 2: self[width - 1 - x, y]
            case 3: self[width - 1 - x, height - 1 - y]
            case 4: self[x, height - 1 - y]
            case 5: self[y, x]
            case 6: self[width - 1 - y, x]
            case 7: self[width - 1 - y, height - 1 - x]
            case 8: self[y, height - 1 - x]
            default: self[x, y]
            }
        }
    }

    /// The file that libvips makes of it; the ending names the format.
    func file(_ name: String, in scratch: Scratch, options: String = "") throws -> String {
        let source = try scratch.write(Array("P6\n\(width) \(height)\n255\n".utf8) + bytes, to: name + ".ppm")
        try Tool.run("vips", ["copy", source, scratch.path(name) + options])
        return scratch.path(name)
    }

    /// What a picture file shows, by another reader's opinion.
    init(of file: [UInt8], in scratch: Scratch) throws {
        let name = UUID().uuidString
        let source = try scratch.write(file, to: name)
        try Tool.run("vips", ["copy", source, scratch.path(name + ".ppm")])
        let text = try scratch.read(name + ".ppm")
        // "P6", comments, the size and the largest value, each on a line.
        let lines = text.split(separator: 10, maxSplits: 8, omittingEmptySubsequences: false)
        let head = lines.filter { $0.first != UInt8(ascii: "#") }.prefix(3).map { String(decoding: $0, as: UTF8.self) }
        let size = head[1].split(separator: " ").compactMap { Int($0) }
        (width, height) = (size[0], size[1])
        bytes = Array(text.suffix(width * height * 3))
    }

    /// Whether the corners have these colours, as far as a lossy format keeps them.
    func looks(like other: Raster) -> Bool {
        guard width == other.width, height == other.height else { return false }
        return [(4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5)].allSatisfy { x, y in
            zip(self[x, y], other[x, y]).allSatisfy { abs(Int($0) - Int($1)) < 40 }
        }
    }
}
