/// Where something kept is found.
public enum KeptPlace: Sendable, Hashable {
    case analysis(Analysis.ID)
    case collection(PictureCollection.ID)
}
