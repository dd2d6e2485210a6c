extension Receipt {
    /// The size that the upload has when it stands upright.
    public var uprightSize: PictureSize {
        switch turned {
        case .quarterLeft, .quarterRight, .mirroredQuarterLeft, .mirroredQuarterRight:
            PictureSize(width: sizeBefore.height, height: sizeBefore.width)
        case nil, .mirrored, .halfTurn, .flipped: sizeBefore
        }
    }
}
