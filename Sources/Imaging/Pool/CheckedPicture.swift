internal import Bytes
internal import Vignette

/// A picture that came out of a worker, after this side has looked for itself what it is.
struct CheckedPicture {
    let picture: Picture

    /// Throws unless it is wholly of a format that was asked for, and as small as was asked for.
    init(_ bytes: [UInt8], within preparation: Preparation) throws(Distrust) {
        let (format, size) = try Self.check(bytes)
        guard preparation.formats.contains(format) else { throw Distrust("\(format) was not asked for") }
        guard size.longestSide <= preparation.fit.longestSide else { throw Distrust("\(size) is too large") }
        picture = Picture(bytes: bytes, format: format, size: size, digest: try Self.digest(of: bytes))
    }

    private static func check(_ bytes: [UInt8]) throws(Distrust) -> (format: PictureFormat, size: PictureSize) {
        switch PictureGate.inspect(bytes) {
        case .passes(let format, let size): return (format, size)
        case .needsPreparation(let reason): throw Distrust("the picture does not pass the gate: \(reason)")
        }
    }

    private static func digest(of bytes: [UInt8]) throws(Distrust) -> String {
        do throws(BytesError) {
            return try SHA256.digest(of: bytes).hex
        } catch {
            throw Distrust("\(error)")
        }
    }
}
