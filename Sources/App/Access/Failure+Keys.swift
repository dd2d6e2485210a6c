internal import Vignette

/// What those are told who show no valid key. Nothing that they sent is repeated.
extension Failure {
    static let wrongKey = Failure(
        .unauthorized, message: "This API key is not valid.",
        advice: "Check the key that you send as Authorization: Bearer KEY; it may have been revoked.")

    static let keyWanted = Failure(
        .unauthorized, message: "This needs a valid API key.",
        advice: "Send the field Authorization: Bearer KEY; whoever runs this server makes keys.")

    /// - Parameter count: questions a day.
    static func keyOrFreeTierWanted(_ count: Int) -> Failure {
        Failure(
            .unauthorized, message: "This needs a valid API key.",
            advice: "Send the field Authorization: Bearer KEY, or X-Free-Tier: true for "
                + "\(count) \(count == 1 ? "question" : "questions") a day without one.")
    }
}
