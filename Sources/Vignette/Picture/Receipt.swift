/// What was done to an upload on its way to a picture. Says what was removed, never what it said.
public struct Receipt: Sendable, Equatable {
    /// What the sender claimed, where it claimed anything.
    public var claimedType: String?
    /// What the bytes are.
    public var foundType: String
    public var turned: Turn?
    /// What the colours were before they became sRGB.
    public var colours: [ColourChange]
    /// Transparent places became white.
    public var flattened: Bool
    /// A strip got a white canvas, so that no side is too short for a model.
    public var padded: Bool
    /// How many frames of an animation were left out.
    public var framesDropped: Int
    public var removed: Set<PrivateData>
    public var sizeBefore: PictureSize
    public var sizeAfter: PictureSize
    public var bytesBefore: Int
    public var bytesAfter: Int

    public init(
        claimedType: String? = nil, foundType: String, turned: Turn? = nil, colours: [ColourChange] = [],
        flattened: Bool = false, padded: Bool = false, framesDropped: Int = 0, removed: Set<PrivateData> = [],
        sizeBefore: PictureSize,
        sizeAfter: PictureSize, bytesBefore: Int, bytesAfter: Int
    ) {
        self.claimedType = claimedType
        self.foundType = foundType
        self.turned = turned
        self.colours = colours
        self.flattened = flattened
        self.padded = padded
        self.framesDropped = framesDropped
        self.removed = removed
        self.sizeBefore = sizeBefore
        self.sizeAfter = sizeAfter
        self.bytesBefore = bytesBefore
        self.bytesAfter = bytesAfter
    }

    /// What the picture costs a model that counts as Qwen2.5-VL does; an estimate for all others.
    public var tokens: Int { TokenEstimate.tokens(for: sizeAfter) }
}
