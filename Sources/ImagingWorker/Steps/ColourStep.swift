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
        let profile = picture.bytes("icc-profile-data")
        if let managed = managed(picture, profile, piece.metadata) {
            piece.picture = managed
            if changesColours(picture, profile, piece.metadata) { piece.colours.append(.profile) }
        } else {
            piece.picture = try plain(picture)
        }
        guard whole.hasAlpha else { return }
        let opacity = try whole.bands(colourBands..<whole.bands)
        piece.picture = try piece.picture.joined(with: opacity.isByte ? opacity : opacity.highBytes()).decoded()
    }

    /// Through the profile in the file, or the one that its numbers name. One that cannot be used, or is made for other
    /// bands, is no reason to refuse the picture.
    private func managed(_ picture: VipsPicture, _ profile: [UInt8]?, _ metadata: Metadata) -> VipsPicture? {
        defer { VipsLog.clear() }
        var result: VipsPicture?
        if let profile {
            guard Self.bands(of: profile) == picture.bands else { return nil }
            result = try? picture.withProfileApplied().decoded()
        } else if metadata.isDisplayP3, picture.bands == 3 {
            result = try? picture.withDisplayP3Applied().decoded()
        }
        return result.flatMap { $0.bands == 3 && $0.isByte ? $0 : nil }
    }

    private func changesColours(_ picture: VipsPicture, _ profile: [UInt8]?, _ metadata: Metadata) -> Bool {
        guard let profile else { return metadata.isDisplayP3 }
        // Of inks nobody expects that they stay.
        return picture.bands != 4 && !Self.isSRGB(profile)
    }

    private func plain(_ picture: VipsPicture) throws(Refusal) -> VipsPicture {
        let result = try picture.inSRGB().inBytes()
        return try (result.bands > 3 ? try result.bands(0..<3) : result).decoded()
    }

    /// How many bands a profile is made for, by its header's colour space (ICC.1 section 7.2.8).
    private static func bands(of profile: [UInt8]) -> Int? {
        guard profile.count >= 128 else { return nil }
        return switch String(decoding: profile[16..<20], as: UTF8.self) {
        case "GRAY": 1
        case "RGB ": 3
        case "CMYK": 4
        default: nil
        }
    }

    /// Whether a profile names itself sRGB, in one of the two ways that profiles hold text. Only the receipt depends
    /// on it.
    private static func isSRGB(_ profile: [UInt8]) -> Bool {
        profile.contains(Array("sRGB".utf8)) || profile.contains(Array("s\0R\0G\0B".utf8))
    }
}
