/// The things that were found in one picture, in their order.
///
/// All arrays have one element or row for each of them.
public struct Detections: Sendable {
    /// Left, top, right, bottom, in pixels.
    let boxes: [SIMD4<Double>]
    /// From 0 to 1, as a rule.
    let confidences: [Double]
    let classIDs: [Int]
    /// Nil where nothing is tracked.
    let trackerIDs: [Int]?
    /// The corners of their outlines; nil where they have none.
    let outlines: [[SIMD2<Double>]]?
    /// All else that is known of each: the names of their classes among it.
    let data: DetectionData

    /// The most that a request may bring.
    static let limit = 100_000

    init(
        boxes: [SIMD4<Double>], confidences: [Double], classIDs: [Int], trackerIDs: [Int]? = nil,
        outlines: [[SIMD2<Double>]]? = nil, data: DetectionData
    ) {
        self.boxes = boxes
        self.confidences = confidences
        self.classIDs = classIDs
        self.trackerIDs = trackerIDs
        self.outlines = outlines
        self.data = data
    }

    /// Nothing was found.
    init(data: DetectionData = DetectionData()) {
        self.init(boxes: [], confidences: [], classIDs: [], data: data)
    }

    public var count: Int { boxes.count }

    public var isEmpty: Bool { boxes.isEmpty }

    /// Each of them by itself, as a sequence gives them.
    public var elements: [Value] { boxes.indices.map { .detection(self[$0]) } }

    subscript(index: Int) -> Detection { Detection(of: self, at: index) }

    /// The names of their classes; nil where that is not known.
    var classNames: ArrayValue? { data[Self.className] }

    private static let className: Text = "class_name"

    /// Some of them, in that order. Takes a step for every four values of theirs, unless it is all of them.
    func taking(_ indices: [Int], in evaluation: inout Evaluation) throws(OperationError) -> Detections {
        if indices.elementsEqual(boxes.indices) { return self }
        // None of the factors is larger than what a request holds.
        try evaluation.spend(steps: indices.count * rowSize / 4, on: .detections(self))
        return Detections(
            boxes: indices.map { boxes[$0] }, confidences: indices.map { confidences[$0] },
            classIDs: indices.map { classIDs[$0] },
            trackerIDs: trackerIDs.map { identifiers in indices.map { identifiers[$0] } },
            outlines: outlines.map { outlines in indices.map { outlines[$0] } },
            data: data.taking(indices))
    }

    /// The same things in other places.
    func with(boxes: [SIMD4<Double>]) -> Detections {
        Detections(
            boxes: boxes, confidences: confidences, classIDs: classIDs, trackerIDs: trackerIDs, outlines: outlines,
            data: data)
    }
}
