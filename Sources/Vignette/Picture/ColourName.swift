/// Everyday names of colours.
public enum ColourName: String, Sendable, CaseIterable {
    case black
    case darkGrey = "dark grey"
    case grey
    case lightGrey = "light grey"
    case white
    case red
    case darkRed = "dark red"
    case orange
    case brown
    case beige
    case yellow
    case green
    case darkGreen = "dark green"
    case lightGreen = "light green"
    case turquoise
    case darkTurquoise = "dark turquoise"
    case blue
    case darkBlue = "dark blue"
    case lightBlue = "light blue"
    case purple
    case darkPurple = "dark purple"
    case lightPurple = "light purple"
    case pink
}
