internal import Vignette

/// Measures how a picture looks, from a small copy of it: at most 512 pixels a side, red, green, blue.
///
/// The thresholds were tried on photos, screenshots, charts and pages; pictures between them are called unclear.
struct LookMeasure {
    /// The size of that copy.
    static let side = 512

    /// The share of neighbours that differ by next to nothing: flat areas.
    private(set) var flat = 0.0
    /// The share of neighbours that differ a little: soft gradients, grain.
    private(set) var soft = 0.0
    private(set) var colours = ColourCount()
    private(set) var brightness = 0.0
    private(set) var sharpness = 0.0

    init(_ pixels: Pixels) {
        guard pixels.bands == 3, pixels.width > 0, pixels.height > 0 else { return }
        pixels.bytes.withUnsafeBufferPointer { bytes in
            colours = ColourCount(bytes)
            compareNeighbours(bytes, pixels.width, pixels.height)
            measureLight(bytes, pixels.width, pixels.height)
        }
    }

    var look: Look {
        Look(kind: kind, colours: colours.named, brightness: brightness, sharpness: sharpness)
    }

    private var kind: Look.Kind {
        if flat > 0.8 && colours.share(ofMostFrequent: 4) > 0.55 { return .graphic }
        if soft > 0.3 || colours.distinct > 250 { return .photo }
        return .unclear
    }

    private mutating func compareNeighbours(_ bytes: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int) {
        var (flats, softs) = (0, 0)
        for row in 0..<height {
            var place = row * width * 3
            for _ in 1..<max(1, width) {
                let red = abs(Int(bytes[place]) - Int(bytes[place + 3]))
                let green = abs(Int(bytes[place + 1]) - Int(bytes[place + 4]))
                let blue = abs(Int(bytes[place + 2]) - Int(bytes[place + 5]))
                let difference = max(red, max(green, blue))
                if difference <= 2 { flats += 1 } else if difference <= 24 { softs += 1 }
                place += 3
            }
        }
        let pairs = Double(max(1, (width - 1) * height))
        flat = Double(flats) / pairs
        soft = Double(softs) / pairs
    }

    /// Mean brightness, and the variance of the Laplacian: how much pixels differ from those around them.
    private mutating func measureLight(_ bytes: UnsafeBufferPointer<UInt8>, _ width: Int, _ height: Int) {
        var grey = [Int32](repeating: 0, count: width * height)
        var total = 0
        for place in 0..<grey.count {
            // The usual weights of red, green and blue for the eye, in 1/1000.
            let level =
                (299 * Int(bytes[place * 3]) + 587 * Int(bytes[place * 3 + 1]) + 114 * Int(bytes[place * 3 + 2])) / 1000
            grey[place] = Int32(truncatingIfNeeded: level)
            total += level
        }
        brightness = Double(total) / Double(grey.count * 255)
        guard width > 2, height > 2 else { return }
        var (sum, squares) = (0, 0)
        for row in 1..<height - 1 {
            for place in row * width + 1..<(row + 1) * width - 1 {
                let around = grey[place - 1] + grey[place + 1] + grey[place - width] + grey[place + width]
                let edge = Int(around - 4 * grey[place])
                sum += edge
                squares += edge * edge
            }
        }
        let count = Double((width - 2) * (height - 2))
        let mean = Double(sum) / count
        sharpness = Double(squares) / count - mean * mean
    }
}
