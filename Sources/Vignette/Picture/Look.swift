/// What can be measured of a picture without understanding it.
public struct Look: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        case photo
        /// A screenshot, a chart, a logo: flat colours and hard edges.
        case graphic
        case unclear
    }

    /// A colour, and how much of the picture has it.
    public struct Colour: Sendable, Equatable {
        public var name: ColourName
        public var share: Double

        public init(name: ColourName, share: Double) {
            self.name = name
            self.share = share
        }
    }

    public var kind: Kind
    /// The main colours, the most frequent first.
    public var colours: [Colour]
    /// From 0, black, to 1, white.
    public var brightness: Double
    /// How hard the edges are (variance of the Laplacian); says nothing of flat graphics.
    public var sharpness: Double

    public init(kind: Kind, colours: [Colour], brightness: Double, sharpness: Double) {
        self.kind = kind
        self.colours = colours
        self.brightness = brightness
        self.sharpness = sharpness
    }
}
