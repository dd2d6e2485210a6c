internal import CImaging
internal import Imaging
internal import Vignette

/// Makes colours 8-bit sRGB in three bands, through the picture's own profile where it has one; transparency stays.
struct ColourStep: PreparationStep {
    func apply(to piece: inout Workpiece) throws(Refusal) {
        let whole = piece.picture
        let colourBands = whole.hasAlpha ? whole.bands - 1 : whole.bands
        let picture = try whole.bands(0..<colourBands)
        if picture.interpretation == VIPS_INTERPRETATION_CMYK { piece.colours.append(.cmyk) }
        if !picture.isByte { piece.colours.append(.deep) }
        if picture.bands != 4, let profile = picture.bytes("icc-profile-data"), !Self.isSRGB(profile) {
            piece.colours.append(.profile)
        }
        piece.picture = try converted(picture).decoded()
        guard whole.hasAlpha else { return }
        let opacity = try whole.bands(colourBands..<whole.bands)
        piece.picture = try piece.picture.joined(with: opacity.isByte ? opacity : opacity.highBytes()).decoded()
    }

    private func converted(_ picture: VipsPicture) throws(Refusal) -> VipsPicture {
        if picture.has("icc-profile-data") {
            // A profile that cannot be used, or is made for other bands, is no reason to refuse the picture.
            if let result = try? picture.withProfileApplied().decoded(), result.bands == 3, result.isByte {
                return result
            }
            VipsLog.clear()
        }
        let result = try picture.inSRGB().inBytes()
        return result.bands > 3 ? try result.bands(0..<3) : result
    }

    /// Whether a profile names itself sRGB, in one of the two ways that profiles hold text. Only the receipt depends
    /// on it.
    static func isSRGB(_ profile: [UInt8]) -> Bool {
        profile.contains(Array("sRGB".utf8)) || profile.contains(Array("s\0R\0G\0B".utf8))
    }
}
