internal import Imaging
internal import Vignette

/// How much of a picture is painted in flat colours, as drawings and screenshots are.
enum Flatness {
    /// The share of samples that equal the one of their band to the right, looked at in every second row.
    static func share(of picture: VipsPicture) throws(Refusal) -> Double {
        let width = picture.width
        let bands = picture.bands
        guard width > 1 else { return 0 }
        return try picture.withPixels { pixels in
            var equal = 0
            var seen = 0
            for row in stride(from: 0, to: picture.height, by: 2) {
                let line = pixels[row * width * bands..<(row + 1) * width * bands]
                var same = 0
                for index in line.startIndex + bands..<line.endIndex {
                    same += line[index] == line[index - bands] ? 1 : 0
                }
                equal += same
                seen += line.count - bands
            }
            return Double(equal) / Double(seen)
        }
    }
}
