import Imaging
import TestSupport
import Vignette

/// A picture that may pass through as it is.
enum GateFuzz {
    static func run(_ input: FuzzInput) {
        check(input.bytes)
        // With sums that are right, or changes in a PNG would hardly ever be looked at.
        if input.bytes.first == 0x89 { check(PNGSum.mended(input.bytes)) }
    }

    private static func check(_ bytes: [UInt8]) {
        let verdict = PictureGate.inspect(bytes, limits: GateLimits(longestSide: 16_384))
        guard case .passes(let format, let size) = verdict else { return }
        do {
            let parts = try PictureParts(of: bytes)
            expect(parts.format == format.rawValue, "both know the format")
            expect(parts.width == size.width && parts.height == size.height, "both read the size")
        } catch {
            expect(false, "what passes is on the list: \(error)")
        }
        let isSmall = size.longestSide <= GateLimits.passThrough.longestSide
        expect((PictureGate.inspect(bytes) == verdict) == isSmall, "limits decide on the size alone")
        expect(PictureGate.inspect(bytes + [0]) != verdict, "nothing follows the end")
        expect(PictureGate.inspect(Array(bytes.dropLast())) != verdict, "the end has come")
    }
}
