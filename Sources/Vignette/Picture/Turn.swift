/// How a picture was turned to stand upright: the eight orientations of EXIF but the first.
public enum Turn: Int, Sendable, CaseIterable {
    case mirrored = 2
    case halfTurn = 3
    case flipped = 4
    case mirroredQuarterLeft = 5
    case quarterRight = 6
    case mirroredQuarterRight = 7
    case quarterLeft = 8
}
