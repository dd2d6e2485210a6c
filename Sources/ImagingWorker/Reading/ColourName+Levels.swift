internal import Glibc
internal import Vignette

/// What people call a colour follows lightness, chroma and hue as the eye sees them, not red, green and blue: a dark
/// orange is brown, a light red is pink. OKLab has these three.
extension ColourName {
    /// sRGB, each from 0 to 1.
    init(red: Double, green: Double, blue: Double) {
        let (lightness, chroma, hue) = Self.oklch(red, green, blue)
        // The darker or the lighter, the less of a tint is noticed.
        let tint = lightness < 0.3 ? 0.06 : lightness > 0.93 ? 0.02 : 0.032
        self =
            lightness < 0.17 || chroma < tint
            ? Self.neutral(lightness) : Self.hued(lightness, chroma, hue)
    }

    private static func neutral(_ lightness: Double) -> ColourName {
        switch lightness {
        case ..<0.28: .black
        case ..<0.47: .darkGrey
        case ..<0.78: .grey
        case ..<0.93: .lightGrey
        default: .white
        }
    }

    /// Hues are degrees round the circle: red 29, orange 60, yellow 110, green 142, turquoise 195, blue 264, purple 310.
    private static func hued(_ lightness: Double, _ chroma: Double, _ hue: Double) -> ColourName {
        switch hue {
        case ..<15, 355...: lightness >= 0.6 ? .pink : lightness < 0.42 ? .darkRed : .red
        case ..<42:
            if lightness > 0.72 {
                chroma < 0.05 ? .beige : .pink
            } else if chroma < 0.11 {
                .brown
            } else {
                lightness < 0.42 ? .darkRed : .red
            }
        case ..<76:
            if lightness > 0.72 && chroma < 0.085 {
                .beige
            } else {
                lightness < 0.62 || chroma < 0.1 ? .brown : .orange
            }
        case ..<116:
            if lightness > 0.72 && chroma < 0.085 {
                .beige
            } else if lightness < 0.62 {
                hue < 96 ? .brown : lightness < 0.45 ? .darkGreen : .green
            } else {
                .yellow
            }
        case ..<168: shade(lightness, chroma, dark: 0.45, .darkGreen, .green, .lightGreen)
        case ..<212: lightness < 0.45 ? .darkTurquoise : .turquoise
        case ..<285: shade(lightness, chroma, dark: 0.37, .darkBlue, .blue, .lightBlue)
        default:
            if hue > 318 && lightness >= 0.65 {
                .pink
            } else {
                shade(lightness, chroma, dark: 0.37, .darkPurple, .purple, .lightPurple)
            }
        }
    }

    private static func shade(
        _ lightness: Double, _ chroma: Double, dark: Double, _ darkName: ColourName, _ name: ColourName,
        _ lightName: ColourName
    ) -> ColourName {
        if lightness < dark { return darkName }
        return lightness > 0.76 && chroma < 0.16 ? lightName : name
    }

    /// Lightness, chroma and hue in degrees (Björn Ottosson's OKLab, 2020; its published matrices).
    private static func oklch(_ red: Double, _ green: Double, _ blue: Double) -> (Double, Double, Double) {
        let (red, green, blue) = (linear(red), linear(green), linear(blue))
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        let lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        let a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        let b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        let degrees = atan2(b, a) * 180 / .pi
        return (lightness, (a * a + b * b).squareRoot(), degrees < 0 ? degrees + 360 : degrees)
    }

    /// sRGB's curve undone.
    private static func linear(_ value: Double) -> Double {
        value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
