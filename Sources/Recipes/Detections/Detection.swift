/// One thing that was found in a picture.
public struct Detection: Sendable {
    let detections: Detections
    /// Which of them.
    let index: Int

    init(of detections: Detections, at index: Int) {
        self.detections = detections
        self.index = index
    }
}
