/// Reads what can be read in a picture without any model.
public protocol PictureReader: Sendable {
    /// The text and the codes in it. Throws `busy` if too many others wait.
    func read(_ picture: Picture) async throws(Failure) -> Reading

    /// What can be measured of it. Throws `busy` if too many others wait.
    func look(at picture: Picture) async throws(Failure) -> Look
}
