internal import Pages
internal import Vignette

/// What came with a submission, as far as it was read.
struct SubmittedForm: Sendable {
    /// One picture that was sent, and what became of it.
    struct Sent: Sendable {
        var fileName: String?
        /// Nil as long as it is prepared.
        var outcome: Result<PreparedPicture, Failure>?
    }

    /// The text fields, for showing them again.
    var values = FormValues()
    /// In order; never more than a collection holds.
    var sent: [Sent] = []
    /// How many pictures there were, those left out included.
    var pictureCount = 0
    /// There are more than may be asked about now: the rest was read and counted, but not prepared.
    var isHeldBack = false
    /// How many bytes the prepared pictures are together.
    var heldBytes = 0
    /// What no submission may ask for, whatever else it says.
    var refusal: Failure?
    /// Of all fields and files.
    var fingerprint = ""
}
